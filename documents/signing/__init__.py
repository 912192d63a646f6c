"""Digital signatures of issued documents: PAdES in the PDF itself, by pyHanko, which is imported when it is needed."""
