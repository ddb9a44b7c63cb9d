"""The doors to ideas, and to what they rest on."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.insight.models.idea_grounds import IdeaProof, IdeaReason, IdeaSource
from usving.insight.models.ideas import Idea, IdeaMove
from usving.insight.models.pilots import Pilot
from usving.insight.models.uses import Use
from usving.insight.rules.ideas import Ground, IdeaState, MadeBy, why_not_act_here
from usving.people.models import Account
from usving.process.access import Standing, process_to_take_part_in, standing_of
from usving.process.models import Process, StationMove
from usving.process.rules.seats import TAKES_PART, Act, SeatRole, Side
from usving.process.rules.stations import TURN

SIDES = {SeatRole.FAMILY: Side.FAMILIES, SeatRole.PROVIDER: Side.PROVIDERS}


def ground_of(process: Process, who: Standing) -> Ground:
    """Whether a process has made the turn, and whether its circles are one."""
    moved = process.here > TURN or StationMove.objects.filter(process=process, went_to__gt=TURN).exists()
    return Ground(turned=moved, joined=process.pk in who.joined)


def acts_in(process: Process, who: Standing) -> bool:
    """Whether one acts here now: one takes part, it is open, the turn is made and the circles are one."""
    return who.may(Act.WRITE, process.pk) and why_not_act_here(ground_of(process, who)) is None


def sides_of(process: UUID, who: Standing) -> frozenset[Side]:
    """The sides that one's seats speak for, also where the process is closed."""
    return frozenset(SIDES[place.role] for place in who.places if place.process == process and place.role in SIDES)


def ideas_visible_to(who: Standing) -> QuerySet[Idea]:
    """One's own ideas, and those that are shared where the circles are one and one takes part."""
    return Idea.objects.filter(Q(author=who.account) | (~Q(state=IdeaState.NOTE) & Q(process__in=who.joined)))


def idea_sources_visible_to(who: Standing) -> QuerySet[IdeaSource]:
    """Where the ideas one sees come from."""
    return IdeaSource.objects.filter(idea__in=ideas_visible_to(who))


def idea_reasons_visible_to(who: Standing) -> QuerySet[IdeaReason]:
    """The reasons given to the ideas one sees."""
    return IdeaReason.objects.filter(idea__in=ideas_visible_to(who))


def idea_proofs_visible_to(who: Standing) -> QuerySet[IdeaProof]:
    """What the sides have said of the ideas one sees."""
    return IdeaProof.objects.filter(idea__in=ideas_visible_to(who))


def idea_moves_visible_to(who: Standing) -> QuerySet[IdeaMove]:
    """The way of the ideas one sees."""
    return IdeaMove.objects.filter(idea__in=ideas_visible_to(who))


def process_of_ideas(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process one takes part in; 404 for everyone else, also for those who only look on."""
    process, who = process_to_take_part_in(user, pk)
    place = who.place_in(process.pk)
    if place is None or place.role not in TAKES_PART:
        raise Http404
    return process, who


def process_to_have_ideas_in(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process one writes in; 404 for everyone else, also where it is closed."""
    process, who = process_of_ideas(user, pk)
    if not who.may(Act.WRITE, process.pk):
        raise Http404
    return process, who


def idea_for(user: Account, pk: UUID) -> tuple[Idea, Standing]:
    """An idea one may see, and where one stands; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(ideas_visible_to(who).select_related("process", "gathering"), pk=pk), who


def idea_to_act_on(user: Account, pk: UUID) -> tuple[Idea, Standing]:
    """A shared idea where one acts; 404 otherwise, also for notes and where the process is closed."""
    idea, who = idea_for(user, pk)
    if idea.state == IdeaState.NOTE or not acts_in(idea.process, who):
        raise Http404
    return idea, who


def idea_to_answer(user: Account, pk: UUID) -> tuple[Idea, Standing]:
    """A shared idea that waits for an answer of those who lead; 404 otherwise."""
    idea, who = idea_to_act_on(user, pk)
    if idea.process_id not in who.run or idea.answered_at:
        raise Http404
    return idea, who


def words_are_of(idea: Idea, who: Standing) -> bool:
    """Whether the words of an idea are one's own to change: one wrote it, or it is of one's family, a group, or nobody."""
    if idea.author_id == who.account:
        return True
    if idea.state == IdeaState.NOTE:
        return False
    ours = idea.made_by == MadeBy.FAMILY and idea.family_id in who.families
    return ours or idea.made_by == MadeBy.GROUP or idea.author_id is None


def idea_to_word(user: Account, pk: UUID) -> tuple[Idea, Standing]:
    """An idea whose words one may change now; 404 otherwise. A shared one only where one acts."""
    idea, who = idea_for(user, pk)
    if not words_are_of(idea, who) or not who.may(Act.WRITE, idea.process_id):
        raise Http404
    if idea.state != IdeaState.NOTE and not acts_in(idea.process, who):
        raise Http404
    return idea, who


def own_idea(user: Account, pk: UUID) -> tuple[Idea, Standing]:
    """An idea one has written oneself, wherever; 404 otherwise."""
    idea, who = idea_for(user, pk)
    if idea.author_id != user.pk:
        raise Http404
    return idea, who


def own_idea_to_share(user: Account, pk: UUID) -> tuple[Idea, Standing]:
    """An idea one has written oneself where one still writes; 404 otherwise."""
    idea, who = own_idea(user, pk)
    if not who.may(Act.WRITE, idea.process_id):
        raise Http404
    return idea, who


def own_reason(idea: Idea, pk: UUID, who: Standing) -> IdeaReason:
    """A reason one has given oneself; 404 otherwise."""
    return get_object_or_404(idea_reasons_visible_to(who), pk=pk, idea=idea, by=who.account)


def own_source(idea: Idea, pk: UUID, who: Standing) -> IdeaSource:
    """Something one has pointed at oneself; 404 otherwise."""
    return get_object_or_404(idea_sources_visible_to(who), pk=pk, idea=idea, by=who.account)


def is_built_on(idea: Idea) -> bool:
    """Whether others have given reasons or proofs, or a pilot or a use stands on it."""
    others = ~Q(by=idea.author_id)
    return (
        IdeaReason.objects.filter(others, idea=idea).exists()
        or IdeaProof.objects.filter(others | Q(by=None), idea=idea).exists()
        or Pilot.objects.filter(idea=idea).exists()
        or Use.objects.filter(idea=idea).exists()
    )


def with_use(ideas: QuerySet[Idea]) -> QuerySet[Idea]:
    """The ideas with `tried`: whether something is or was tried."""
    return ideas.annotate(tried=Exists(Pilot.objects.filter(idea=OuterRef("pk"))))


def idea_to_point_from(user: Account, pk: UUID) -> tuple[Idea, Standing]:
    """An idea one may say the sources of: one's own note where one writes, or a shared one where one acts; 404 otherwise."""
    idea, who = idea_for(user, pk)
    note = idea.state == IdeaState.NOTE and who.may(Act.WRITE, idea.process_id)
    if not note and (idea.state == IdeaState.NOTE or not acts_in(idea.process, who)):
        raise Http404
    return idea, who
