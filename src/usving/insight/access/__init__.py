"""The doors."""

from usving.insight.access.experiences import (
    experience_for,
    experiences_shared_with,
    experiences_visible_to,
    own_experience,
    own_experience_to_change,
    removed_experience,
)
from usving.insight.access.findings import finding_for, finding_to_answer, findings_visible_to, own_words_to
from usving.insight.access.questions import (
    own_evidence,
    question_for,
    question_to_answer,
    question_to_look_at,
    questions_visible_to,
)
from usving.insight.access.readings import (
    contributions_together,
    experiences_to_read,
    experiences_together,
    hands_visible_to,
    joined_process,
    marks_visible_to,
    of_contribution,
    of_experience,
    own_mark,
    reading_process,
    readings_of,
    source_for,
)

__all__ = [
    "contributions_together",
    "experience_for",
    "experiences_shared_with",
    "experiences_to_read",
    "experiences_together",
    "experiences_visible_to",
    "finding_for",
    "finding_to_answer",
    "findings_visible_to",
    "hands_visible_to",
    "joined_process",
    "marks_visible_to",
    "of_contribution",
    "of_experience",
    "own_evidence",
    "own_experience",
    "own_experience_to_change",
    "own_mark",
    "own_words_to",
    "question_for",
    "question_to_answer",
    "question_to_look_at",
    "questions_visible_to",
    "reading_process",
    "readings_of",
    "removed_experience",
    "source_for",
]
