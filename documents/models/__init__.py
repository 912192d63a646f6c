"""Papers that are read and acts (official documents) that are issued. One module for each noun."""

from documents.models.act import Act, Delivery, RecipientLine, Signatory
from documents.models.baseline import Baseline
from documents.models.book import Book
from documents.models.consultation import Comment, Consultation, Opinion, OpinionChange
from documents.models.course_text import CourseText
from documents.models.dispatch import Dispatch, DispatchRule, Letter
from documents.models.evidence import Evidence
from documents.models.exchange import ExchangeCode
from documents.models.extract import DeferredExtract, Extract, ExtractSignature
from documents.models.house_style import HouseStyle
from documents.models.mark import Mark, MarkSheet
from documents.models.matters import MattersArising
from documents.models.offline import OfflineCopy, OfflineDevice
from documents.models.opinion_reminder import OpinionReminder
from documents.models.paper import Paper, PaperVersion, Reading
from documents.models.presenting import Presentation, Presenter
from documents.models.reading_reminder import ReadingReminder, ReadingRule
from documents.models.register import RegisterEntry, Series
from documents.models.remark import Remark
from documents.models.search import PageText
from documents.models.signing import ActSignature, DeferredSignature, Proposal, SigningRule
from documents.models.task_report import TaskReport
from documents.models.trace import ExpiredTrace, PageView, Trace, TracedPage, TraceLookup

__all__ = [
    "Act",
    "ActSignature",
    "Baseline",
    "Book",
    "Comment",
    "Consultation",
    "CourseText",
    "DeferredExtract",
    "DeferredSignature",
    "Delivery",
    "Dispatch",
    "DispatchRule",
    "Evidence",
    "ExchangeCode",
    "ExpiredTrace",
    "Extract",
    "ExtractSignature",
    "HouseStyle",
    "Letter",
    "Mark",
    "MarkSheet",
    "MattersArising",
    "OfflineCopy",
    "OfflineDevice",
    "Opinion",
    "OpinionChange",
    "OpinionReminder",
    "PageText",
    "PageView",
    "Paper",
    "PaperVersion",
    "Presentation",
    "Presenter",
    "Proposal",
    "Reading",
    "ReadingReminder",
    "ReadingRule",
    "RecipientLine",
    "RegisterEntry",
    "Remark",
    "Series",
    "Signatory",
    "SigningRule",
    "TaskReport",
    "Trace",
    "TraceLookup",
    "TracedPage",
]
