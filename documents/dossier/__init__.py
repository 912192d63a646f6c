"""The dossier: one meeting as a folder or ZIP file, `meeting.json` with its papers (docs/dossier.md).

A dossier is read and judged in full before anything is written: `loading.load` gives either a
`contents.Dossier` or every problem at once. `importing` writes it, `exporting` writes one back.
"""
