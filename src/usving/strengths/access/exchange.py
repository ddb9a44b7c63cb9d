"""The doors to what is offered and wished for, and to what is between two. A test compares them with the tables' policies."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.core.database.asking import answer_of, ids_of
from usving.people.models import Account
from usving.process.access import Place, Standing, process_for, seats_visible_to, standing_of
from usving.process.models import Process, Seat
from usving.process.rules.seats import LEADS, SeatRole
from usving.strengths.models import Agreement, ExchangeReport, Holder, Post, VolunteerTask
from usving.strengths.rules.exchange import MEETS, STOCKS, TRADES, PostState, Reach

VOLUNTEERS = frozenset({SeatRole.VOLUNTEER})
TYPES = LEADS | {SeatRole.HELPER}


def process_to_meet_in(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process in which one meets the others about this; 404 for everyone else."""
    process, who = process_for(user, pk), standing_of(user)
    if process.pk not in who.processes(MEETS):
        raise Http404
    return process, who


def process_to_trade_in(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process in which one puts things up and answers; 404 otherwise, also where it is closed."""
    process, who = process_to_meet_in(user, pk)
    if trading_place(who, process.pk) is None:
        raise Http404
    return process, who


def process_to_stock(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process to whose reuse shelf one brings things; 404 otherwise."""
    process, who = process_to_meet_in(user, pk)
    if not stocks_in(who, process.pk):
        raise Http404
    return process, who


def trading_place(who: Standing, process: UUID) -> Place | None:
    """The seat from which one puts things up and answers in a process that is open; None where one has none."""
    held = (each for each in who.places if each.process == process and each.role in TRADES and each.is_open)
    return next(held, None)


def stocks_in(who: Standing, process: UUID) -> bool:
    """Whether one brings things to the reuse shelf of this process."""
    return any(each.process == process and each.role in STOCKS and each.is_open for each in who.places)


def facilitates(who: Standing, process: UUID) -> bool:
    """Whether one looks after what is put up here."""
    return process in who.processes(frozenset({SeatRole.FACILITATOR}))


def holders_of(who: Standing) -> QuerySet[Holder]:
    """The rows that stand for oneself, or for one's family."""
    return Holder.objects.filter(Q(account=who.account) | Q(family__in=who.families))


def posts_visible_to(who: Standing) -> QuerySet[Post]:
    """What one may read of what is put up: one's own, what one typed in, and what is shown to one.

    Who is behind is asked in a question of its own: the row of another is not there to be joined.
    """
    shown_in = Q(circle__in=who.sits_in) | Q(reach=Reach.ALL, process__in=who.joined)
    shown_in |= Q(circle__isnull=True, process__in=who.processes(MEETS))
    shown = Q(hidden_at__isnull=True) & ~Q(state=PostState.WITHDRAWN) & shown_in
    shown &= ~Q(pk__in=ids_of("strengths_places_hidden"))
    typed = Q(on_paper=True, entered_by=who.account)
    return Post.objects.filter(Q(owner__in=holders_of(who).values("pk")) | typed | shown)


def post_for(user: Account, pk: UUID) -> tuple[Post, Standing]:
    """Something put up that one may read, where one meets the others or stands behind it; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(posts_visible_to(who).select_related("process", "task"), pk=pk), who


def own_post(user: Account, pk: UUID) -> tuple[Post, Standing]:
    """Something one has put up oneself, or typed in for another; 404 otherwise."""
    post, who = post_for(user, pk)
    if not stands_behind(who, post) and not (post.on_paper and post.entered_by_id == user.pk):
        raise Http404
    return post, who


def stands_behind(who: Standing, post: Post) -> bool:
    """Whether one has put it up."""
    return holders_of(who).filter(pk=post.owner_id).exists()


def post_to_hide(user: Account, pk: UUID) -> Post:
    """Something one reads as the facilitator and has not put up oneself; 404 otherwise."""
    post, who = post_for(user, pk)
    if not facilitates(who, post.process_id) or stands_behind(who, post):
        raise Http404
    return post


def tasks_visible_to(who: Standing) -> QuerySet[VolunteerTask]:
    """The tasks one sees: one's own, and as a volunteer those that stand; the database says which, for the wish is not shown."""
    shown = ids_of("strengths_tasks_for_me") if who.processes(VOLUNTEERS) else []
    return VolunteerTask.objects.filter(Q(owner__in=holders_of(who).values("pk")) | Q(pk__in=shown))


def volunteer(user: Account) -> Standing:
    """Where one stands who has a volunteer's seat; 404 for everyone else."""
    who = standing_of(user)
    if not who.processes(VOLUNTEERS):
        raise Http404
    return who


def task_for(user: Account, pk: UUID) -> tuple[VolunteerTask, Standing]:
    """A task that is shown to one as a volunteer; 404 otherwise."""
    who = volunteer(user)
    found = VolunteerTask.objects.filter(pk__in=ids_of("strengths_tasks_for_me")).select_related("process")
    return get_object_or_404(found, pk=pk), who


def agreements_visible_to(who: Standing) -> QuerySet[Agreement]:
    """What is between oneself and another."""
    mine = holders_of(who).values("pk")
    return Agreement.objects.filter(Q(giver__in=mine) | Q(taker__in=mine))


def agreement_for(user: Account, pk: UUID) -> tuple[Agreement, Standing]:
    """Something between oneself and another; 404 for everyone else."""
    who = standing_of(user)
    return get_object_or_404(agreements_visible_to(who).select_related("process"), pk=pk), who


def process_to_type_in(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process in which one types in what is on paper; 404 otherwise, also where it is closed."""
    process, who = process_to_meet_in(user, pk)
    if not any(each.process == process.pk and each.role in TYPES and each.is_open for each in who.places):
        raise Http404
    return process, who


def seats_to_type_for(process: Process, who: Standing) -> QuerySet[Seat]:
    """The seats of families and volunteers that have someone on them, as far as one sees them."""
    found = seats_visible_to(who).filter(process=process, role__in=TRADES)
    return found.filter(Q(account__isnull=False) | Q(family__isnull=False)).order_by("called", "code")


def process_to_watch(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process whose facilitator one is; 404 otherwise."""
    process, who = process_to_meet_in(user, pk)
    if not facilitates(who, process.pk):
        raise Http404
    return process, who


def report_in(process: Process, pk: UUID) -> ExchangeReport:
    """What someone has told in a process that one facilitates; 404 otherwise."""
    return get_object_or_404(ExchangeReport, pk=pk, process=process)


def home_is_hidden() -> bool:
    """Whether someone at home must not be found: then no place of theirs stands anywhere."""
    return bool(answer_of("process_home_is_hidden"))
