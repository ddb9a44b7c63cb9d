"""The doors to pictures and voices, and to what others have let one read or write out."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.core.database.asking import ids_of
from usving.insight.access.experiences import experience_for, experiences_visible_to
from usving.insight.models import Experience, ExperiencePhoto, ExperienceSound
from usving.people.access import families_followed_by, roles_of
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.access import Standing, standing_of


def photo_for(user: Account, experience: UUID) -> ExperiencePhoto:
    """The picture of something one may read; 404 otherwise."""
    readable = experiences_visible_to(standing_of(user))
    return get_object_or_404(ExperiencePhoto, experience__in=readable, experience=experience)


def sound_for(user: Account, experience: UUID) -> ExperienceSound:
    """The voice of something one may read; 404 otherwise. To hear it is to read it: the trail says so."""
    told, _who = experience_for(user, experience)
    return get_object_or_404(ExperienceSound, experience=told)


def heard_to_write_out(user: Account, experience: UUID) -> Experience:
    """A voice that one is asked to write out, as its author's helper; 404 otherwise."""
    told, _who = experience_for(user, experience)
    asked = told.for_helper and told.author_id in ids_of("insight_authors_i_write_for")
    if not asked or not ExperienceSound.objects.filter(experience=told).exists():
        raise Http404
    return told


def who_is_told(user: Account) -> tuple[Account, Standing]:
    """Let in whoever follows a family up or helps someone; 404 for everyone else."""
    if not may_be_told(user):
        raise Http404
    return user, standing_of(user)


def may_be_told(user: Account) -> bool:
    """Whether there may be something that families have let one read or write out: as their contact, or as a helper."""
    return families_followed_by(user).exists() or Role.HELPER in roles_of(user)
