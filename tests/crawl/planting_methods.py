"""What is planted about methods: a proposal with its reason, a version that both stand by, and one that was received."""

from typing import Any

from django.utils import timezone

from tests.crawl.facts import TAKES_PART
from tests.crawl.words import NOBODY
from usving.process.models import MethodProposal, MethodVersion
from usving.process.models.library import shipped_methods
from usving.process.rules.methods.reading import as_tables

IN_THE_LIBRARY = ("method", "method_sheet")
IN_A_PROCESS = (
    "process_method",
    "process_method_sheet",
    "process_method_renewed",
    "process_method_planned",
    "method_change",
)


def plant_methods(here: Any) -> None:
    """In one process (planting_process.InProcess): what those who take part read of a proposal, and the methods' pages."""
    planted, process = here.planted, here.process
    inside = planted.facts.sitting(process.pk, TAKES_PART)
    everyone = planted.facts.of_municipality(process.municipality_id)
    content = as_tables(shipped_methods()["livslinje"])
    code = f"plantet-{process.code}"[:60]
    proposal = MethodProposal.objects.create(
        **here.common,
        code=code,
        content=content | {"nb": content["nb"] | {"purpose": planted.word("what a method would be good for", inside)}},
        why=planted.word("the reason of a proposal about a method", inside),
        side="families",
        by=here.adult_of(here.by_role["family"][0]),
        state="waits-for-providers",
        families_at=timezone.now(),
    )
    for page in ("method_proposal", "method_proposal_yes", "method_proposal_no"):
        planted.at(page, proposal.pk)
    agreed = content | {
        "nb": content["nb"] | {"purpose": planted.word("what an agreed method is good for", everyone, NOBODY)}
    }
    version = MethodVersion.objects.create(
        municipality_id=process.municipality_id, code=f"enig-{process.code}"[:60], number=1, content=agreed,
        origin="Nabovik", origin_number=3, received=True,
    )  # fmt: skip
    planted.at("method_given_up", version.pk)
    for name in ("livslinje", version.code):
        for page in IN_THE_LIBRARY:
            planted.at(page, name)
        for page in IN_A_PROCESS:
            planted.at(page, process.pk, name)
    for page in ("process_methods", "method_new"):
        planted.at(page, process.pk)
    planted.at("learning_card", "gapet")
