"""Word, Excel and PowerPoint files become PDFs, where LibreOffice is on the machine (docs/adr/0028)."""
