"""Writes a meeting out as a dossier: what was prepared, what came of it, the PDFs, and a manifest of checksums."""

from documents.dossier.exporting.bundle import export_dossier
from documents.dossier.exporting.manifest import verify

__all__ = ["export_dossier", "verify"]
