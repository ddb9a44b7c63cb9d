"""What is stored of a process."""

from usving.process.models.contributions import Contribution, ContributionReader, Hiding, Report
from usving.process.models.gate import FamilyVoice, Gate
from usving.process.models.gatherings import Attendance, Gathering, GatheringGuest
from usving.process.models.processes import Circle, Method, Partner, Process, Seat, Station, StationMove
from usving.process.models.recruiting import Invitation, InvitationAnswer, RecruitingChannel
from usving.process.models.stations import HandOver, HandOverApproval, HandOverSource

__all__ = [
    "Attendance",
    "Circle",
    "Contribution",
    "ContributionReader",
    "FamilyVoice",
    "Gate",
    "Gathering",
    "GatheringGuest",
    "HandOver",
    "HandOverApproval",
    "HandOverSource",
    "Hiding",
    "Invitation",
    "InvitationAnswer",
    "Method",
    "Partner",
    "Process",
    "RecruitingChannel",
    "Report",
    "Seat",
    "Station",
    "StationMove",
]
