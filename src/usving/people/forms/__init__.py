"""What people are asked for: at the door, about themselves and their family, and the administrator about the staff."""

from usving.people.forms.people import (
    PHONE,
    CodeForm,
    DetailsForm,
    FamilyNameForm,
    LoginForm,
    LogSearchForm,
    MemberForm,
    PasswordForm,
    PlaceForm,
    StaffForm,
)

__all__ = [
    "PHONE",
    "CodeForm",
    "DetailsForm",
    "FamilyNameForm",
    "LogSearchForm",
    "LoginForm",
    "MemberForm",
    "PasswordForm",
    "PlaceForm",
    "StaffForm",
]
