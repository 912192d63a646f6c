"""Papers that are read and acts (official documents) that are issued. One module for each noun."""

from documents.models.act import Act, Delivery, RecipientLine, Signatory
from documents.models.consultation import Comment, Consultation, Opinion
from documents.models.house_style import HouseStyle
from documents.models.mark import Mark, MarkSheet
from documents.models.paper import Paper, PaperVersion, Reading
from documents.models.register import RegisterEntry, Series

__all__ = [
    "Act",
    "Comment",
    "Consultation",
    "Delivery",
    "HouseStyle",
    "Mark",
    "MarkSheet",
    "Opinion",
    "Paper",
    "PaperVersion",
    "Reading",
    "RecipientLine",
    "RegisterEntry",
    "Series",
    "Signatory",
]
