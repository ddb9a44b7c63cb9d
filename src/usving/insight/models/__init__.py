"""What is stored."""

from usving.insight.models.experiences import TOPICS, Experience, ExperienceReader
from usving.insight.models.findings import Finding, FindingSource, FindingWords
from usving.insight.models.hands import Hand
from usving.insight.models.idea_grounds import IdeaProof, IdeaReason, IdeaSource
from usving.insight.models.ideas import Idea, IdeaMove
from usving.insight.models.open_pages import OpenAgreement, OpenPage, OpenPart, OpenShown, OpenYes
from usving.insight.models.pilot_words import PilotEntry, PilotReview
from usving.insight.models.pilots import Pilot, PilotPart
from usving.insight.models.questions import Evidence, Question, QuestionWords
from usving.insight.models.readings import Mark, SourceReading
from usving.insight.models.removed import RemovedExperience
from usving.insight.models.replies import Reply
from usving.insight.models.told_with import ExperiencePhoto, ExperienceSound, SoundKind
from usving.insight.models.uses import Use, UseLook
from usving.insight.models.weeks import WeekCount, WeekFigure

__all__ = [
    "TOPICS",
    "Evidence",
    "Experience",
    "ExperiencePhoto",
    "ExperienceReader",
    "ExperienceSound",
    "Finding",
    "FindingSource",
    "FindingWords",
    "Hand",
    "Idea",
    "IdeaMove",
    "IdeaProof",
    "IdeaReason",
    "IdeaSource",
    "Mark",
    "OpenAgreement",
    "OpenPage",
    "OpenPart",
    "OpenShown",
    "OpenYes",
    "Pilot",
    "PilotEntry",
    "PilotPart",
    "PilotReview",
    "Question",
    "QuestionWords",
    "RemovedExperience",
    "Reply",
    "SoundKind",
    "SourceReading",
    "Use",
    "UseLook",
    "WeekCount",
    "WeekFigure",
]
