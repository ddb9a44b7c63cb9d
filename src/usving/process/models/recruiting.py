"""Recruiting through offices. What was answered is kept where no page can read it."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.policy import Policy, closed
from usving.people.models import Account, Municipality, Organisation
from usving.people.rules.guards import ME, both, either, municipality_owned, within
from usving.process.models.processes import SIDES, Process, Seat
from usving.process.rules.recruiting import Answer, InvitationWay
from usving.process.rules.seats import Side

WAYS = {InvitationWay.EMAIL: _("e-post"), InvitationWay.SMS: _("SMS"), InvitationWay.PAPER: _("brev på papir")}
ANSWERS = {Answer.YES: _("ja"), Answer.NO: _("nei")}


class RecruitingChannel(models.Model):
    """An office that invites families, and between which days."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="channels", verbose_name=_("Prosess"))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, verbose_name=_("Kontor"))
    opens = models.DateField(_("Åpner"))
    closes = models.DateField(_("Lukker"))

    policy = municipality_owned().also(
        insert=within("process_id", "process_i_lead"), update=within("process_id", "process_i_lead")
    )

    class Meta:
        verbose_name = _("rekruttering")
        verbose_name_plural = _("rekruttering")
        constraints = [
            models.UniqueConstraint(fields=["process", "organisation"], name="process_channel_once"),
            models.CheckConstraint(condition=models.Q(closes__gte=models.F("opens")), name="process_channel_period"),
        ]

    class Personal:
        plain = {"id", "municipality", "process", "organisation", "opens", "closes"}

    def __str__(self) -> str:
        return f"{self.opens}"


class Invitation(models.Model):
    """An invitation as the one who sent it sees it: to whom, how and when. Nothing here says what was answered."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, verbose_name=_("Fra"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Plass"))
    to_name = models.CharField(_("Til"), max_length=120)
    way = models.CharField(_("Vei"), max_length=10, choices=labelled(InvitationWay, WAYS))
    address = models.CharField(_("Adresse"), max_length=254, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    sent_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Sendt av"))
    sent_at = models.DateTimeField(_("Sendt"), default=timezone.now)
    expires_at = models.DateTimeField(_("Gjelder til"))

    policy = Policy(
        select=either(
            both("side = 'families'", within("organisation_id", "people_my_organisations")),
            both("side = 'providers'", within("process_id", "process_i_lead")),
        ),
        insert=both(
            f"sent_by_id = {ME}",
            either(
                both("side = 'families'", "process_i_recruit_for(process_id, organisation_id)"),
                both("side = 'providers'", within("process_id", "process_i_lead")),
            ),
        ),
        why="organisation-owned: the office that sent it; its answer lies in a closed table",
    )

    class Meta:
        verbose_name = _("invitasjon")
        verbose_name_plural = _("invitasjoner")
        ordering = ["-sent_at"]
        constraints = [
            known("way", InvitationWay, "process_invitation_way"),
            known("side", Side, "process_invitation_side"),
        ]

    class Personal:
        about = {"to_name", "address", "sent_by", "way"}
        plain = {"id", "municipality", "process", "side", "organisation", "seat", "digest", "sent_at", "expires_at"}

    def __str__(self) -> str:
        return f"{self.way} {self.sent_at:%Y-%m-%d}"


class InvitationAnswer(models.Model):
    """What was answered, without a time and without whom it led to. Only functions of the database read it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="answer")
    answer = models.CharField(max_length=3, choices=labelled(Answer, ANSWERS))

    policy = closed(
        "nobody is shown whether or what anyone answered; process_recruiting_total gives one number, from five up"
    )

    class Meta:
        verbose_name = _("svar på invitasjon")
        verbose_name_plural = _("svar på invitasjoner")
        constraints = [known("answer", Answer, "process_answer_known")]

    class Personal:
        about = {"invitation", "answer"}
        plain = {"id"}

    def __str__(self) -> str:
        return str(self.pk)
