"""The sealed envelope of a secret vote: formats and cryptography, without a framework or a table.

The tablet's half is `static/voting/js/sealed/`; `tests/voting/sealed/vectors.json` holds both to the same bytes.
"""
