"""What is stored of a process."""

from usving.process.models.closing import Closing, RecruitingTotal
from usving.process.models.contributions import Contribution, ContributionReader, Hiding, Report
from usving.process.models.gate import FamilyVoice, Gate
from usving.process.models.gatherings import Attendance, Gathering, GatheringGuest
from usving.process.models.leaving import Leaving
from usving.process.models.logos import PartnerLogo
from usving.process.models.processes import Circle, Method, Partner, Process, Seat, Station, StationMove
from usving.process.models.promises import Promise
from usving.process.models.recruiting import (
    Invitation,
    InvitationAnswer,
    InvitationReminder,
    InvitationSending,
    RecruitingChannel,
)
from usving.process.models.stations import HandOver, HandOverApproval, HandOverSource

__all__ = [
    "Attendance",
    "Circle",
    "Closing",
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
    "InvitationReminder",
    "InvitationSending",
    "Leaving",
    "Method",
    "Partner",
    "PartnerLogo",
    "Process",
    "Promise",
    "RecruitingChannel",
    "RecruitingTotal",
    "Report",
    "Seat",
    "Station",
    "StationMove",
]
