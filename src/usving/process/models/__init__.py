"""What is stored of a process."""

from usving.process.models.answers import AnswerKey
from usving.process.models.calendars import CalendarFeed
from usving.process.models.closing import Closing, RecruitingTotal
from usving.process.models.colours import ColourResult
from usving.process.models.contributions import Contribution, ContributionReader, Hiding, Report
from usving.process.models.gate import FamilyVoice, Gate
from usving.process.models.gatherings import Attendance, Gathering, GatheringGuest
from usving.process.models.groups import Grouping, GroupSeat, SeatPair, TableWish
from usving.process.models.leaving import Leaving
from usving.process.models.logos import PartnerLogo
from usving.process.models.methods import Method, MethodProposal, MethodVersion
from usving.process.models.minutes import Minutes, MinutesApproval, MinutesParagraph, MinutesWords
from usving.process.models.needs import Arrangement, Need
from usving.process.models.processes import Circle, Partner, Process, Seat, Station, StationMove
from usving.process.models.promises import Promise
from usving.process.models.pulse import Pulse, PulseAnswered
from usving.process.models.recruiting import (
    Invitation,
    InvitationAnswer,
    InvitationReminder,
    InvitationSending,
    RecruitingChannel,
)
from usving.process.models.removed import RemovedContribution
from usving.process.models.room import Heard, Parked, Room, RoomLeader, RoomNote
from usving.process.models.series import GatheringSeries
from usving.process.models.stations import HandOver, HandOverApproval, HandOverSource
from usving.process.models.tasks import Decision, Task
from usving.process.models.venues import Venue, VenuePhoto
from usving.process.models.wall import ContributionPhoto, WallPost

__all__ = [
    "AnswerKey",
    "Arrangement",
    "Attendance",
    "CalendarFeed",
    "Circle",
    "Closing",
    "ColourResult",
    "Contribution",
    "ContributionPhoto",
    "ContributionReader",
    "Decision",
    "FamilyVoice",
    "Gate",
    "Gathering",
    "GatheringGuest",
    "GatheringSeries",
    "GroupSeat",
    "Grouping",
    "HandOver",
    "HandOverApproval",
    "HandOverSource",
    "Heard",
    "Hiding",
    "Invitation",
    "InvitationAnswer",
    "InvitationReminder",
    "InvitationSending",
    "Leaving",
    "Method",
    "MethodProposal",
    "MethodVersion",
    "Minutes",
    "MinutesApproval",
    "MinutesParagraph",
    "MinutesWords",
    "Need",
    "Parked",
    "Partner",
    "PartnerLogo",
    "Process",
    "Promise",
    "Pulse",
    "PulseAnswered",
    "RecruitingChannel",
    "RecruitingTotal",
    "RemovedContribution",
    "Report",
    "Room",
    "RoomLeader",
    "RoomNote",
    "Seat",
    "SeatPair",
    "Station",
    "StationMove",
    "TableWish",
    "Task",
    "Venue",
    "VenuePhoto",
    "WallPost",
]
