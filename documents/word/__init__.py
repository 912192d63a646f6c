"""Official documents as Word files, for offices that must edit: text and measures of the PDF, never the original."""

from documents.word.ballot import ballot_docx
from documents.word.writer import docx_of

__all__ = ["ballot_docx", "docx_of"]
