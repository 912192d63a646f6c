"""Groups of events that make the same things old."""

from agenda import events as agenda
from documents import events as documents
from meetings import events as meetings
from realtime import events as screens
from voting import events as voting

# Convening, changing and cancelling a meeting make its pages load again (`history.AROUND`).
COURSE = (
    meetings.MeetingOpened,
    meetings.MeetingRecessed,
    meetings.MeetingResumed,
    meetings.MeetingClosed,
)
ITEMS = (
    agenda.ItemAdded,
    agenda.ItemChanged,
    agenda.ItemMoved,
    agenda.ItemRemoved,
    agenda.ItemStarted,
    agenda.ItemFinished,
    agenda.ItemReturned,
)
TIMES = (meetings.SpeakingTimesChanged,)
FLOOR = (
    agenda.FloorRequested,
    agenda.FloorWithdrawn,
    agenda.FloorGiven,
    agenda.FloorEnded,
    agenda.FloorExtended,
    agenda.FloorReturned,
)
RECUSALS = (agenda.RecusalDeclared, agenda.RecusalWithdrawn)
QUESTION_TIME = (agenda.QuestionTimeOpened, agenda.QuestionTimeClosed)
INQUIRIES = (
    agenda.InquiryRegistered,
    agenda.InquiryWithdrawn,
    agenda.InquiryCalled,
    agenda.InquiryReturned,
    agenda.InquiryFinished,
)
CONCLUSIONS = (agenda.ConclusionSaved, agenda.ConclusionApproved, agenda.ConclusionReopened, agenda.TaskProposed)
LOOKS = (agenda.LookThroughAsked, agenda.LookThroughEnded, agenda.ConclusionsLookedAt)
QUESTIONS = (
    voting.VotePut,
    voting.VoteChanged,
    voting.RepetitionAgreed,
    voting.PanelNamed,
    voting.TellerEnrolled,
    voting.TellerConfirmed,
)
VOTES = (
    voting.VoteOpened,
    voting.VoteSealed,
    voting.BoxOpened,
    voting.VoteClosed,
    voting.VoteTallied,
    voting.VoteCancelled,
    voting.TellerPressed,
    voting.BreakingOffAsked,
    voting.BreakingOffDropped,
    voting.OpinionReserved,
)
# The office enters answers in a mixed room: the progress of a vote changes, and the ballot of who is meant.
ENTRIES = (voting.BallotEntered, voting.EntryWithdrawn, voting.HandsCounted, voting.HandCountWithdrawn)
ELECTIONS = (
    voting.RoundProposed,
    voting.RoundOpened,
    voting.RoundAdvanced,
    voting.CountEntered,
    voting.CountAccepted,
    voting.ResultDeclared,
    voting.RoundStepAsked,
    voting.RoundStepDropped,
    voting.RoundCancelled,
)
PREPARED = (voting.ElectionPut, voting.ElectionChanged)
ROLL = (meetings.AttendeeAdded, meetings.AttendeeRemoved, meetings.WeightsChanged)
SEATS = (meetings.SeatTaken, meetings.SeatLeft, meetings.SeatsArranged)
PRESENCE = (meetings.AttendeeArrived, meetings.AttendeeLeft)
ABSENCE = (meetings.AbsenceNoted, meetings.InvitationAnswered)
PAPERS = (
    documents.PaperCirculated,
    documents.PaperReturned,
    documents.PaperChanged,
    documents.PaperReplaced,
    documents.PaperWithdrawn,
)
ACTS = (
    documents.ActChecked,
    documents.ActReturned,
    documents.ActApproved,
    documents.ActSigned,
    documents.SignaturesDropped,
    documents.ActIssued,
)
RECEIPTS = (documents.ActAcknowledged, documents.ActReminded)
REMINDED = (documents.PapersReminded,)
SCREENS = (screens.ScreenSet,)
PRESENTING = (documents.PresenterNamed, documents.PresentationBegun, documents.PresentationEnded)
# What conclusions quote: results, papers, who was there.
QUOTED = VOTES + ELECTIONS + PAPERS + PRESENCE + ABSENCE + ROLL + RECUSALS
