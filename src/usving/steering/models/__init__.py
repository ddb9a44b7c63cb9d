"""What is stored of how a process is steered."""

from usving.steering.models.board import AgendaPoint, BoardMeeting, BoardSeat, BoardYes
from usving.steering.models.decisions import BoardDecision, DecisionYes
from usving.steering.models.escalations import (
    Escalation,
    EscalationAnswer,
    EscalationConcern,
    EscalationKey,
    EscalationStep,
)
from usving.steering.models.group_plans import GroupPlan, PlanPart, PlanYes
from usving.steering.models.quality import QualityAnswer, QualityResult, QualityRound, QualityWords

__all__ = [
    "AgendaPoint",
    "BoardDecision",
    "BoardMeeting",
    "BoardSeat",
    "BoardYes",
    "DecisionYes",
    "Escalation",
    "EscalationAnswer",
    "EscalationConcern",
    "EscalationKey",
    "EscalationStep",
    "GroupPlan",
    "PlanPart",
    "PlanYes",
    "QualityAnswer",
    "QualityResult",
    "QualityRound",
    "QualityWords",
]
