"""Official documents: typed content and a profile in, a finished PDF/A out. No models, no database, no clock."""

from documents.acts import profiles, wording
from documents.acts.authority import stands_in_for_a_collective
from documents.acts.ballot_paper import BallotLine, BallotPaper
from documents.acts.composition.frame import dateline, number_line, number_of_type
from documents.acts.conclusion_notice import ConclusionItem, ConclusionNotice
from documents.acts.counting_record import CountingRecord
from documents.acts.invitation import AttendanceCard, Invitation, Invitee
from documents.acts.kinds import KINDS, Act, dated, from_json, kind_of, numbered, to_json
from documents.acts.minutes import Attendance, Minutes, MinutesItem, Person, Questioning, Sitting, Speech, Uncounted
from documents.acts.notice_extract import Copied, ExtractItem, ExtractTask, NoticeExtract
from documents.acts.official_letter import OfficialLetter
from documents.acts.opinion_form import OpinionForm
from documents.acts.opinion_summary import OpinionGroup, OpinionSummary, SummaryComment, SummarySection
from documents.acts.parts import Letterhead, Marks, Reference, Signature
from documents.acts.plain import PlainError
from documents.acts.press import Gap, Press, Rendered, render, render_ballots, stamp, verification_sheet
from documents.acts.profile import Profile
from documents.acts.profiles import ProfileError
from documents.acts.qr import qr_png
from documents.acts.resolution import Resolution
from documents.acts.supplement import Supplement
from documents.acts.task_report import TaskReport, TaskTable
from documents.acts.typography import UnprintableText
from documents.acts.votes import BallotPapers, Choice, VoteResult

__all__ = [
    "KINDS",
    "Act",
    "Attendance",
    "AttendanceCard",
    "BallotLine",
    "BallotPaper",
    "BallotPapers",
    "Choice",
    "ConclusionItem",
    "ConclusionNotice",
    "Copied",
    "CountingRecord",
    "ExtractItem",
    "ExtractTask",
    "Gap",
    "Invitation",
    "Invitee",
    "Letterhead",
    "Marks",
    "Minutes",
    "MinutesItem",
    "NoticeExtract",
    "OfficialLetter",
    "OpinionForm",
    "OpinionGroup",
    "OpinionSummary",
    "Person",
    "PlainError",
    "Press",
    "Profile",
    "ProfileError",
    "Questioning",
    "Reference",
    "Rendered",
    "Resolution",
    "Signature",
    "Sitting",
    "Speech",
    "SummaryComment",
    "SummarySection",
    "Supplement",
    "TaskReport",
    "TaskTable",
    "Uncounted",
    "UnprintableText",
    "VoteResult",
    "dated",
    "dateline",
    "from_json",
    "kind_of",
    "number_line",
    "number_of_type",
    "numbered",
    "profiles",
    "qr_png",
    "render",
    "render_ballots",
    "stamp",
    "stands_in_for_a_collective",
    "to_json",
    "verification_sheet",
    "wording",
]
