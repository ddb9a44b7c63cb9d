"""Consents, what was asked for, and what opens without one."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, keep, scrub
from usving.core.policy import Policy
from usving.people.models.accounts import Account, Person
from usving.people.models.organisations import Municipality, Organisation, Team
from usving.people.models.statements import PARTS, PURPOSES
from usving.people.rules.consents import Ground, HelperKind, Manner
from usving.people.rules.guards import ME, both, either, within
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.statutes import ByLaw

MANNERS = {
    Manner.TAP: _("med et trykk"),
    Manner.HELPER: _("gjennom en støtteperson"),
    Manner.PAPER: _("på papir"),
}
GROUNDS = {
    Ground.LIFE: _("Fare for liv eller helse"),
    Ground.CHILD: _("Fare for et barn"),
    Ground.VIOLENCE: _("Fare for vold"),
}
HELPER_KINDS = {
    HelperKind.SUPPORT: _("støtteperson"),
    HelperKind.GUARDIAN: _("verge"),
    HelperKind.INTERPRETER: _("tolk"),
    HelperKind.LEGAL: _("advokat eller fullmektig"),
}
# Who sees something by law, and what: (who, what) for the one whom it is about.
SEEN_BY_LAW = {
    ByLaw.FOLLOW_UP: (
        _("De som følger dere opp"),
        _("De ser hva dere heter, hvem som er barn, og hvordan de kan nå dere. De ser ikke det du har skrevet."),
    ),
    ByLaw.INVITING: (
        _("Kontoret som inviterte dere"),
        _("De ser hvem de sendte invitasjonen til. De ser ikke hva dere svarte."),
    ),
    ByLaw.DANGER: (
        _("En som følger dere opp, når det er fare for liv, helse eller et barn"),
        _("De kan se hvordan du bor og kan nås, i ett døgn. Du får vite det, om ikke en lov hindrer det nå."),
    ),
}
MINE = "giver_id = (select people_my_person())"
WHO_ASKED = keep(
    _("Den som ble spurt, skal kunne se hvem hun ble spurt av og hvem hun åpnet for."), _("tre år etter siste dag")
)


class ConsentRequest(models.Model):
    """A provider asks to read one part, and says why. An answer shows only by what opens: a no is told to nobody."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    asked_by = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Spurt av"))
    about = models.ForeignKey(Person, on_delete=models.CASCADE, verbose_name=_("Om"))
    part = models.CharField(_("Del av saken"), max_length=12, choices=labelled(Part, PARTS))
    purpose = models.CharField(_("Skal brukes til"), max_length=14, choices=labelled(Purpose, PURPOSES))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Organisasjon")
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Team"))
    worker = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Én person")
    )
    reason = models.TextField(_("Hvorfor spør du?"))
    until = models.DateField(_("Til og med"))
    asked_at = models.DateTimeField(_("Spurt"), default=timezone.now)
    taken_back_at = models.DateTimeField(_("Trukket"), null=True, blank=True)

    policy = Policy(
        select=either(f"asked_by_id = {ME}", within("id", "people_requests_to_me")),
        insert=both(f"asked_by_id = {ME}", within("about_id", "people_i_may_ask")),
        update=f"asked_by_id = {ME}",
        why="seen by who asks and by each who decides; nobody else in the household",
    )

    class Meta:
        verbose_name = _("spørsmål om samtykke")
        verbose_name_plural = _("spørsmål om samtykke")
        indexes = [models.Index(fields=["about", "part"], name="people_request_about")]
        constraints = [
            known("part", Part, "people_consentrequest_part"),
            known("purpose", Purpose, "people_consentrequest_purpose"),
        ]

    class Personal:
        about = {"asked_by", "about", "part", "organisation", "team", "worker"}
        free = {"reason"}
        plain = {"id", "municipality", "purpose", "until", "asked_at", "taken_back_at"}
        of = {"about": "person"}
        by = {"asked_by": ("asked_by", "part", "reason"), "worker": ("worker", "part")}
        erased = {"about": DELETE, "asked_by": WHO_ASKED, "worker": WHO_ASKED}
        kept = Kept("sharing", "until")

    def __str__(self) -> str:
        return f"{self.part} {self.asked_at:%Y-%m-%d}"


class ConsentRefusal(models.Model):
    """A no, or "not now", kept so that the one who said it is not asked again by the page. Only they see it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    request = models.ForeignKey(ConsentRequest, on_delete=models.CASCADE, verbose_name=_("Spørsmål"))
    giver = models.ForeignKey(Person, on_delete=models.CASCADE, verbose_name=_("Sagt av"))
    said_at = models.DateTimeField(_("Sagt"), default=timezone.now)

    policy = Policy(
        select=either(MINE, within("giver_id", "people_i_answer_for")),
        insert=either(MINE, within("giver_id", "people_i_answer_for")),
        delete=either(MINE, within("giver_id", "people_i_answer_for")),
        why="person-owned: whether someone said no is nobody's business",
    )

    class Meta:
        verbose_name = _("nei til spørsmål")
        verbose_name_plural = _("nei til spørsmål")
        constraints = [models.UniqueConstraint(fields=["request", "giver"], name="people_consentrefusal_once")]

    class Personal:
        about = {"request", "giver"}
        plain = {"id", "municipality", "said_at"}
        of = {"giver": "person"}
        erased = DELETE
        kept = Kept("sharing", "said_at", told=False)

    def __str__(self) -> str:
        return str(self.pk)


class Consent(models.Model):
    """A yes: opens one part about one person, for one recipient, for one purpose, until a day or until withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    giver = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("Gitt av"))
    about = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("Om"))
    part = models.CharField(_("Del av saken"), max_length=12, choices=labelled(Part, PARTS))
    purpose = models.CharField(_("Skal brukes til"), max_length=14, choices=labelled(Purpose, PURPOSES))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Organisasjon")
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Team"))
    worker = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Én person")
    )
    request = models.ForeignKey(
        ConsentRequest, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Svar på")
    )
    given_at = models.DateTimeField(_("Gitt"), default=timezone.now)
    until = models.DateField(_("Til og med"))
    text_version = models.CharField(_("Ordlyd"), max_length=10)
    manner = models.CharField(_("Måte"), max_length=6, choices=labelled(Manner, MANNERS))
    recorded_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Ført inn av")
    )
    withdrawn_at = models.DateTimeField(_("Trukket"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Trukket av")
    )
    reminded_at = models.DateTimeField(_("Minnet på"), null=True, blank=True)

    policy = Policy(
        select=either(MINE, within("giver_id", "people_i_answer_for"), within("id", "people_consents_to_me")),
        why="party-owned: seen by who gave it and whom it lets in, never by others in the household; given, shortened and"
        " withdrawn through people_give_consent, people_shorten_consent and people_withdraw_consent",
    )

    class Meta:
        verbose_name = _("samtykke")
        verbose_name_plural = _("samtykker")
        indexes = [
            models.Index(fields=["giver"], name="people_consent_giver"),
            models.Index(
                fields=["organisation"], condition=models.Q(withdrawn_at__isnull=True), name="people_consent_office"
            ),
            models.Index(
                fields=["worker"], condition=models.Q(withdrawn_at__isnull=True), name="people_consent_worker"
            ),
            models.Index(fields=["until"], condition=models.Q(withdrawn_at__isnull=True), name="people_consent_until"),
        ]
        constraints = [
            known("part", Part, "people_consent_part"),
            known("purpose", Purpose, "people_consent_purpose"),
            known("manner", Manner, "people_consent_manner"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(worker__isnull=False),
                name="people_consent_names_someone",
            ),
        ]

    class Personal:
        about = {
            *("giver", "about", "part", "organisation", "team", "worker", "request"),
            *("given_at", "until", "manner", "recorded_by", "withdrawn_at", "withdrawn_by"),
        }
        plain = {"id", "municipality", "purpose", "text_version", "reminded_at"}
        of = {"giver": "person", "about": "person"}
        by = {"worker": ("worker", "part", "until"), "recorded_by": ("recorded_by",), "withdrawn_by": ("withdrawn_by",)}
        erased = {
            "giver": DELETE,
            "about": DELETE,
            "worker": WHO_ASKED,
            "recorded_by": scrub("recorded_by"),
            "withdrawn_by": scrub("withdrawn_by"),
        }
        kept = Kept("sharing", "coalesce(withdrawn_at::date, until)")

    def __str__(self) -> str:
        return f"{self.part} {self.until}"


class Override(models.Model):
    """Danger opened where someone lives and how to reach them, without a yes, for a day. The family is told, or is told later."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    about = models.ForeignKey(Person, on_delete=models.CASCADE, verbose_name=_("Om"))
    opened_by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Åpnet av"))
    ground = models.CharField(_("Grunn"), max_length=8, choices=labelled(Ground, GROUNDS))
    reason = models.TextField(_("Hva er det som haster?"))
    opened_at = models.DateTimeField(_("Åpnet"), default=timezone.now)
    closes_at = models.DateTimeField(_("Stenger"))
    silent_by = models.CharField(_("Lovhjemmel for å vente med å si fra"), max_length=120, blank=True)
    tell_on = models.DateField(_("Skal sies fra om"), null=True, blank=True)
    told_at = models.DateTimeField(_("Sagt fra"), null=True, blank=True)

    policy = Policy(
        select=either(
            f"opened_by_id = {ME}",
            both("told_at is not null", within("id", "people_overrides_about_me")),
            "(select people_i_have_role('privacy-officer'))",
        ),
        why="seen by who opened, by the privacy officer, and by those it is about once they are told;"
        " made by people_open_in_danger",
    )

    class Meta:
        verbose_name = _("åpning ved fare")
        verbose_name_plural = _("åpninger ved fare")
        indexes = [models.Index(fields=["opened_by", "closes_at"], name="people_override_by")]
        constraints = [known("ground", Ground, "people_override_ground")]

    class Personal:
        about = {"about", "opened_by", "ground", "silent_by", "tell_on", "told_at"}
        free = {"reason"}
        plain = {"id", "municipality", "opened_at", "closes_at"}
        of = {"about": "person"}
        by = {"opened_by": ("opened_by", "ground", "reason")}
        erased = keep(
            _("Kommunen må kunne vise hvorfor noen åpnet uten å spørre."), _("tre år etter at det ble stengt")
        )
        kept = Kept("sharing", "closes_at")

    def __str__(self) -> str:
        return f"{self.ground} {self.opened_at:%Y-%m-%d}"


class Mandate(models.Model):
    """A person lets a helper write or answer for them until a day. Reading needs consent as ever."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("For"))
    helper = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hjelper"))
    kind = models.CharField(_("Er min"), max_length=14, choices=labelled(HelperKind, HELPER_KINDS))
    may_write = models.BooleanField(_("Skrive for meg"), default=False)
    may_answer = models.BooleanField(_("Svare på spørsmål om samtykke for meg"), default=False)
    starts = models.DateField(_("Fra"))
    ends = models.DateField(_("Til og med"))

    policy = Policy(
        select=either("person_id = (select people_my_person())", f"helper_id = {ME}"),
        insert=both("person_id = (select people_my_person())", "people_is_helper(helper_id)"),
        why="person-owned; seen by the helper too; only the person makes one, either ends it by people_end_mandate",
    )

    class Meta:
        verbose_name = _("fullmakt")
        verbose_name_plural = _("fullmakter")
        indexes = [models.Index(fields=["helper"], name="people_mandate_helper")]
        constraints = [
            known("kind", HelperKind, "people_mandate_kind"),
        ]

    class Personal:
        about = {"person", "helper", "kind", "may_write", "may_answer", "starts", "ends"}
        plain = {"id", "municipality"}
        of = {"person": "person"}
        by = {"helper": ("helper", "kind", "may_write", "may_answer", "starts", "ends")}
        erased = DELETE
        kept = Kept("sharing", "ends")

    def __str__(self) -> str:
        return f"{self.kind} {self.starts}"
