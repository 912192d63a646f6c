"""A fictional ward committee with its 18th Standing Committee meeting, to try the product on. All names are invented.

`tan-hoa-bac/` and `phien-19/` are dossiers whose papers are sources in typst; they are printed when the demo is set up.
"""
