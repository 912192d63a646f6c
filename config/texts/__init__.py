"""The texts of the interface: found in the code, kept in `locale/`, translated into English.

The source language is Vietnamese. Neither finding nor compiling needs the gettext programs.
"""
