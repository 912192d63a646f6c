"""Writes a dossier into the database: all of it or nothing, and twice changes nothing the second time."""

from documents.dossier.importing.run import Report, import_dossier

__all__ = ["Report", "import_dossier"]
