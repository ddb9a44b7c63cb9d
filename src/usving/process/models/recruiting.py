"""Recruiting through offices. What was answered is kept where no page can read it."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy, closed
from usving.people.models import Account, Municipality, Organisation
from usving.people.rules.guards import ME, both, either, municipality_owned, within
from usving.process.models.processes import SIDES, Process, Seat
from usving.process.rules.recruiting import LETTERS, MOST_REMINDERS, REMIND_AFTER, Answer, InvitationWay
from usving.process.rules.seats import Side

WAYS = {
    InvitationWay.EMAIL: _("e-post"),
    InvitationWay.SMS: _("SMS"),
    InvitationWay.PAPER: _("brev på papir"),
    InvitationWay.TOLD: _("sagt ansikt til ansikt"),
}
ANSWERS = {Answer.YES: _("ja"), Answer.NO: _("nei")}
IN_USE = "organisation_id in (select id from people_organisation where put_away_at is null)"
NOT_KNOWN = _("Den som er invitert, er ikke kjent her før hun svarer, og svaret kan ikke føres tilbake hit.")


class RecruitingChannel(models.Model):
    """An office that invites families, and between which days."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="channels", verbose_name=_("Prosess"))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, verbose_name=_("Kontor"))
    opens = models.DateField(_("Åpner"))
    closes = models.DateField(_("Lukker"))
    remind_after = models.PositiveSmallIntegerField(
        _("Minner om det etter så mange dager"), default=REMIND_AFTER, db_default=REMIND_AFTER
    )
    reminders = models.PositiveSmallIntegerField(
        _("Så mange ganger"), default=MOST_REMINDERS, db_default=MOST_REMINDERS
    )

    policy = municipality_owned().also(
        insert=within("process_id", "process_i_run"), update=within("process_id", "process_i_run")
    )

    class Meta:
        verbose_name = _("rekruttering")
        verbose_name_plural = _("rekruttering")
        constraints = [
            models.UniqueConstraint(fields=["process", "organisation"], name="process_channel_once"),
            models.CheckConstraint(condition=models.Q(closes__gte=models.F("opens")), name="process_channel_period"),
            models.CheckConstraint(
                condition=models.Q(remind_after__range=(1, 60), reminders__lte=MOST_REMINDERS),
                name="process_channel_reminders",
            ),
        ]

    class Personal:
        plain = {"id", "municipality", "process", "organisation", "opens", "closes", "remind_after", "reminders"}

    def __str__(self) -> str:
        return f"{self.opens}"


class Invitation(models.Model):
    """An invitation as the one who sent it sees it: to whom, how and when. Nothing here says what was answered.

    `side` says who invites: an office, on the families' side; those who lead, on the other, to whatever seat it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, verbose_name=_("Fra"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Plass"))
    to_name = models.CharField(_("Til"), max_length=120)
    way = models.CharField(_("Vei"), max_length=10, choices=labelled(InvitationWay, WAYS))
    address = models.CharField(_("Adresse"), max_length=254, blank=True)
    language = models.CharField(_("Språk"), max_length=2, default="nb", db_default="nb")
    digest = models.CharField(max_length=64, unique=True)
    sent_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Sendt av"))
    sent_at = models.DateTimeField(_("Sendt"), default=timezone.now)
    expires_at = models.DateTimeField(_("Gjelder til"))
    withdrawn_at = models.DateTimeField(_("Trukket tilbake"), null=True, blank=True)

    policy = Policy(
        select=either(
            both("side = 'families'", within("organisation_id", "process_offices_i_recruit_for")),
            both("side = 'providers'", within("process_id", "process_i_lead")),
        ),
        insert=both(
            f"sent_by_id = {ME}",
            IN_USE,
            either(
                both("side = 'families'", "process_i_recruit_for(process_id, organisation_id)"),
                both("side = 'providers'", within("process_id", "process_i_run")),
            ),
        ),
        why="organisation-owned: those who recruit in the office that sent it; its answer lies in a closed table",
    )

    class Meta:
        verbose_name = _("invitasjon")
        verbose_name_plural = _("invitasjoner")
        ordering = ["-sent_at"]
        constraints = [
            known("way", InvitationWay, "process_invitation_way"),
            known("side", Side, "process_invitation_side"),
            models.CheckConstraint(
                condition=models.Q(language__in=["nb", "nn", "en"]), name="process_invitation_language"
            ),
        ]

    class Personal:
        about = {"to_name", "address", "language", "sent_by", "way"}
        nobody = NOT_KNOWN
        by = {"sent_by": ("sent_by", "way")}
        erased = scrub("sent_by")
        secret = {"digest"}
        kept = Kept("recruiting", "process_over(process_id)")
        plain = {
            "id",
            "municipality",
            "process",
            "side",
            "organisation",
            "seat",
            "digest",
            "sent_at",
            "expires_at",
            "withdrawn_at",
        }

    def __str__(self) -> str:
        return f"{self.way} {self.sent_at:%Y-%m-%d}"


class InvitationSending(models.Model):
    """The same invitation once more: by e-mail, SMS or letter with a word of its own, or told face to face.

    Every word that has gone out stays good: whoever finds the first letter in a drawer is met by the same page, and a sender
    learns nothing from one that would have died. An invitation that went wrong is withdrawn, with all its words.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="sendings", verbose_name=_("Invitasjon")
    )
    way = models.CharField(_("Vei"), max_length=10, choices=labelled(InvitationWay, WAYS))
    address = models.CharField(_("Adresse"), max_length=254, blank=True)
    digest = models.CharField(max_length=64, unique=True, null=True)
    sent_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Sendt av"))
    sent_at = models.DateTimeField(_("Sendt"), default=timezone.now)

    policy = Policy(
        select=within("invitation_id", "process_invitations_of_mine"),
        insert=both(f"sent_by_id = {ME}", "process_i_send_again(invitation_id)"),
        why="organisation-owned: seen where the invitation itself is",
    )

    class Meta:
        verbose_name = _("ny sending")
        verbose_name_plural = _("nye sendinger")
        ordering = ["sent_at"]
        constraints = [
            known("way", InvitationWay, "process_sending_way"),
            models.CheckConstraint(
                condition=models.Q(way=InvitationWay.TOLD.value, digest__isnull=True, address="")
                | models.Q(way__in=[way.value for way in LETTERS], digest__isnull=False),
                name="process_sending_word",
            ),
        ]

    class Personal:
        about = {"invitation", "way", "address", "sent_by"}
        plain = {"id", "municipality", "digest", "sent_at"}
        nobody = NOT_KNOWN
        by = {"sent_by": ("sent_by", "way")}
        erased = scrub("sent_by")
        secret = {"digest"}
        kept = Kept(
            "recruiting", "(select process_over(i.process_id) from process_invitation i where i.id = invitation_id)"
        )

    def __str__(self) -> str:
        return f"{self.way} {self.sent_at:%Y-%m-%d}"


class InvitationReminder(models.Model):
    """The turn of one reminder, whatever was answered; sent only where nothing was. Only functions of the database read it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("Invitasjon")
    )
    way = models.CharField(_("Vei"), max_length=10, choices=labelled(InvitationWay, WAYS))
    address = models.CharField(_("Adresse"), max_length=254)
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)

    policy = closed("nobody is shown who was reminded: it would tell who has not answered")

    class Meta:
        verbose_name = _("påminnelse")
        verbose_name_plural = _("påminnelser")
        constraints = [known("way", InvitationWay, "process_reminder_way")]

    class Personal:
        about = {"invitation", "way", "address"}
        plain = {"id", "digest", "at"}
        nobody = NOT_KNOWN
        secret = {"digest"}
        kept = Kept(
            "recruiting",
            "(select process_over(i.process_id) from process_invitation i where i.id = invitation_id)",
            "(select i.municipality_id from process_invitation i where i.id = invitation_id)",
            told=False,
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class InvitationAnswer(models.Model):
    """What was answered, without a time and without whom it led to. Only functions of the database read it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    invitation = models.OneToOneField(
        Invitation, on_delete=models.CASCADE, related_name="answer", verbose_name=_("Invitasjon")
    )
    answer = models.CharField(_("Svar"), max_length=3, choices=labelled(Answer, ANSWERS))

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
        nobody = _("Ingen kan se hvem som har svart, heller ikke den som svarte.")
        kept = Kept(
            "recruiting",
            "(select process_over(i.process_id) from process_invitation i where i.id = invitation_id)",
            "(select i.municipality_id from process_invitation i where i.id = invitation_id)",
            told=False,
        )

    def __str__(self) -> str:
        return str(self.pk)
