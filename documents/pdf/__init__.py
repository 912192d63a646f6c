"""Takes a PDF that anybody may have made and gives back facts, page images and text.

Nothing here knows the database. A PDF is parsed only in a limited child process (`child`), which
sees one open file and one pipe; this process reads bytes, never PDF structures.
"""
