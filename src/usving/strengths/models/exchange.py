"""What is offered and wished for in a process, and apart from it who stands behind: nobody else may read that."""

from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Circle, Process
from usving.strengths.models.resources import Resource
from usving.strengths.rules import exchange as rules
from usving.strengths.rules.exchange import PostKind, PostState, Reach, Way, WhyNotAnswer, WhyNotPost

WAYS = {Way.OFFER: _("tilbud"), Way.ASK: _("ønske")}
POST_KINDS = {
    PostKind.THING: _("en ting"),
    PostKind.SKILL: _("noe å kunne"),
    PostKind.TIME: _("tid"),
    PostKind.RIDE: _("skyss"),
    PostKind.SECOND_HAND: _("brukte ting"),
}
REACHES = {Reach.FAMILIES: _("familiene her"), Reach.ALL: _("alle i prosessen")}
POST_STATES = {
    PostState.OPEN: _("ledig"),
    PostState.PROMISED: _("lovet bort"),
    PostState.WITHDRAWN: _("tatt ned"),
}
REFUSALS = {
    WhyNotPost.DATE_PAST: _("Velg en dag som ikke er forbi."),
    WhyNotPost.DATE_FAR: _("Velg en dag i løpet av det neste året."),
    WhyNotPost.COUNT: _("Skriv et tall fra 1 til 50."),
    WhyNotPost.NAME_MISSING: _("Skriv navnet som skal stå der."),
    WhyNotPost.NAME_TAKEN: _("Velg et annet navn, så ingen blir tatt for å være en annen."),
    WhyNotPost.TASK_MISSING: _("Skriv hva en frivillig skal få se."),
    WhyNotPost.VOLUNTEERS_SEE_TASKS: _("Frivillige ser bare oppdrag, ikke tilbud fra familiene."),
    WhyNotAnswer.TAKEN: _("En annen rakk det først denne gangen. Takk for at du ville!"),
    WhyNotAnswer.WITHDRAWN: _("Dette er tatt ned."),
    WhyNotAnswer.OVER: _("Dagen for dette er forbi."),
    WhyNotAnswer.OWN: _("Dette har du lagt ut selv."),
    WhyNotAnswer.CLOSED: _("Prosessen er avsluttet."),
}
OF_PROCESS = "process_over(process_id)"
MINE_OR_OURS = either(f"account_id = {ME}", within("family_id", "people_my_families"))
OWN = within("owner_id", "strengths_my_holders")
TRADED = within("process_id", "strengths_i_trade_in")
TYPED = f"on_paper and entered_by_id = {ME}"
SHOWN_TO_ME = both(
    "hidden_at is null",
    "state <> 'withdrawn'",
    "id <> all(array(select strengths_places_hidden()))",
    either(
        within("circle_id", "process_circles_i_sit_in"),
        f"reach = 'all' and {within('process_id', 'process_joined_with_me')}",
        f"circle_id is null and {within('process_id', 'strengths_i_meet_in')}",
    ),
)
IN_ITS_CIRCLE = either(
    both("not station", within("circle_id", "process_circles_i_sit_in"), TRADED),
    both("not station", "circle_id is null", within("process_id", "strengths_i_volunteer_in")),
    both("station", "circle_id is null", within("process_id", "strengths_i_stock_in")),
)


class Holder(models.Model):
    """Who stands behind one offer, wish or answer. A fresh row for each, read by its own people alone: other rows point at it
    by a number that tells nobody anything."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Hvem"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    resource = models.ForeignKey(
        Resource, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+", verbose_name=_("Ressurs")
    )  # strengths_let_go forgets it: nobody changes who stands behind something by hand

    policy = Policy(
        select=MINE_OR_OURS,
        insert=both(MINE_OR_OURS, either(TRADED, within("process_id", "strengths_i_stock_in"))),
        why="person-owned or family-owned: nobody else may know who is behind another name",
    )

    class Meta:
        verbose_name = _("den bak")
        verbose_name_plural = _("de bak")
        indexes = [
            models.Index(fields=["account"], name="strengths_holder_account"),
            models.Index(fields=["family"], name="strengths_holder_family"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False, family__isnull=True) | Q(account__isnull=True, family__isnull=False),
                name="strengths_holder_one",
            )
        ]

    class Personal:
        about = {"account", "family"}
        plain = {"id", "municipality", "process", "resource"}
        of = {"account": "account", "family": "family"}
        erased = DELETE
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return str(self.pk)


class Post(models.Model):
    """Something offered or wished for, under the name that its owner chose. No hour stands on it, only a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    owner = models.OneToOneField(Holder, on_delete=models.CASCADE, related_name="post", verbose_name=_("Den bak"))
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Krets"))
    way = models.CharField(_("Tilbud eller ønske"), max_length=5, choices=labelled(Way, WAYS))
    kind = models.CharField(_("Hva slags"), max_length=11, choices=labelled(PostKind, POST_KINDS))
    title = models.CharField(_("Hva er det?"), max_length=rules.LONGEST_TITLE)
    words = models.CharField(_("Mer om det"), max_length=rules.LONGEST_WORDS, blank=True)
    count = models.PositiveSmallIntegerField(_("Hvor mange"), default=1)
    signed = models.CharField(_("Navnet som vises"), max_length=120)
    alias = models.BooleanField(_("Navnet er valgt"), default=False)
    area = models.CharField(_("Hvor, omtrent"), max_length=rules.LONGEST_AREA, blank=True)
    time_words = models.CharField(_("Når passer det?"), max_length=rules.LONGEST_AREA, blank=True)
    lent = models.BooleanField(_("Skal tilbake"), default=False)
    reach = models.CharField(_("Hvem ser det"), max_length=8, choices=labelled(Reach, REACHES))
    state = models.CharField(
        _("Står det ledig?"), max_length=9, choices=labelled(PostState, POST_STATES), default=PostState.OPEN.value
    )
    until = models.DateField(_("Står til og med"))
    station = models.BooleanField(_("Fra gjenbrukshylla"), default=False)
    on_paper = models.BooleanField(_("Skrevet på papir"), default=False)
    entered_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Skrevet inn av")
    )
    entered_as = models.CharField(_("Navnet til den som skrev inn"), max_length=120, blank=True)
    made_on = models.DateField(_("Lagt ut"), default=timezone.localdate)
    hidden_at = models.DateTimeField(_("Skjult"), null=True, blank=True)
    hidden_why = models.CharField(_("Grunn, til den som la det ut"), max_length=300, blank=True)

    policy = Policy(
        select=either(OWN, TYPED, SHOWN_TO_ME),
        insert=both(
            OWN,
            "not on_paper",
            "state = 'open'",
            "area = '' or station or not (select process_home_is_hidden())",
            IN_ITS_CIRCLE,
        ),
        update=either(
            both(OWN, within("process_id", "strengths_i_change_in")),
            both(TYPED, "area = ''", within("process_id", "strengths_i_type_in_for")),
        ),
        delete=OWN,
        why="circle-owned, or process-owned where its owner chose so and the circles have joined; who stands behind it is another"
        " table; what is from paper may also be corrected by whoever typed it in",
    )

    class Meta:
        verbose_name = _("oppslag")
        verbose_name_plural = _("oppslag")
        ordering = ["-made_on", "pk"]
        indexes = [models.Index(fields=["process", "state"], name="strengths_post_state")]
        constraints = [
            known("way", Way, "strengths_post_way"),
            known("kind", PostKind, "strengths_post_kind"),
            known("reach", Reach, "strengths_post_reach"),
            known("state", PostState, "strengths_post_state_known"),
            models.CheckConstraint(condition=Q(count__range=(1, rules.MOST)), name="strengths_post_count"),
            models.CheckConstraint(
                condition=Q(station=False) | Q(way=Way.OFFER.value, circle__isnull=True), name="strengths_post_station"
            ),
        ]

    class Personal:
        about = {
            "owner", "circle", "way", "kind", "count", "signed", "alias", "lent", "reach", "on_paper", "entered_by", "entered_as",
        }  # fmt: skip
        free = {"title", "words", "area", "time_words", "hidden_why"}
        plain = {"id", "municipality", "process", "state", "until", "station", "made_on", "hidden_at"}
        of = {"owner__account": "account", "owner__family": "family"}
        by = {"entered_by": ("entered_by", "entered_as")}
        erased = {"owner__account": DELETE, "owner__family": DELETE, "entered_by": scrub("entered_by", "entered_as")}
        at = ("exchange_post", "pk")
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return f"{self.way} {self.made_on}"

    def why_not_answer(self, *, own: bool, is_open: bool, today: date) -> WhyNotAnswer | None:
        """Say why nobody can answer this now, or None."""
        return rules.why_not_answer(PostState(self.state), self.until, own=own, is_open=is_open, today=today)


class VolunteerTask(models.Model):
    """What a volunteer sees of a wish: the task, the area and the time, as the asker worded it. Never the wish itself."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="task", verbose_name=_("Oppslag"))
    owner = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="+", verbose_name=_("Den bak"))
    words = models.CharField(_("Oppdraget"), max_length=rules.LONGEST_TITLE)
    area = models.CharField(_("Hvor, omtrent"), max_length=rules.LONGEST_AREA, blank=True)
    time_words = models.CharField(_("Når"), max_length=rules.LONGEST_AREA, blank=True)

    policy = Policy(
        select=either(OWN, within("id", "strengths_tasks_for_me")),
        insert=both(OWN, TRADED, "area = '' or not (select process_home_is_hidden())"),
        update=both(OWN, TRADED, "area = '' or not (select process_home_is_hidden())"),
        delete=OWN,
        why="worded by the asker for the volunteers of the process; gone when the wish is",
    )

    class Meta:
        verbose_name = _("oppdrag")
        verbose_name_plural = _("oppdrag")

    class Personal:
        about = {"owner"}
        free = {"words", "area", "time_words"}
        plain = {"id", "municipality", "process", "post"}
        of = {"owner__account": "account", "owner__family": "family"}
        erased = DELETE
        at = ("exchange_post", "post_id")
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return str(self.pk)
