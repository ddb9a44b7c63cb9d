"""What is printed for others: in a language that the printer chooses, since it is not the printer who reads it."""

from django.conf import settings
from django.http import HttpRequest


def language_asked(request: HttpRequest, otherwise: str) -> str:
    """The language asked for in the address (`sprak`), where it is one of ours."""
    wanted = request.GET.get("sprak", "")
    return wanted if wanted in dict(settings.LANGUAGES) else otherwise
