"""What we discuss, decide and hand out. One module for each noun."""

from agenda.models.conclusion import Conclusion, ConclusionChange
from agenda.models.extension import Extension
from agenda.models.inquiry import Inquiry
from agenda.models.insertion import Insertion
from agenda.models.item import Item, ItemGuest
from agenda.models.look import Look, LookThrough
from agenda.models.recusal import Recusal
from agenda.models.reminder_rule import ReminderRule
from agenda.models.task import Task, TaskNote
from agenda.models.turn import Turn

__all__ = [
    "Conclusion",
    "ConclusionChange",
    "Extension",
    "Inquiry",
    "Insertion",
    "Item",
    "ItemGuest",
    "Look",
    "LookThrough",
    "Recusal",
    "ReminderRule",
    "Task",
    "TaskNote",
    "Turn",
]
