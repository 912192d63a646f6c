"""Runs of text as WordprocessingML: escaped, with what a line must not part kept together."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

Runs = Sequence[Sequence[str]]
_KEPT_HYPHEN = "</w:t><w:noBreakHyphen/>" + '<w:t xml:space="preserve">'


def text_of(runs: Runs) -> str:
    """The words of some runs alone."""
    return "".join(" " if kind == "break" else words for kind, words in runs)


def xml_of(
    runs: Runs,
    size_pt: float,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    colour: str = "",
) -> str:
    """The runs as `w:r` elements of this type size."""
    return "".join(_run(kind, words, size_pt, bold, italic, underline, colour) for kind, words in runs)


def _run(kind: str, words: str, size: float, bold: bool, italic: bool, underline: bool, colour: str) -> str:
    look = "".join(
        (
            "<w:b/>" if bold or kind == "strong" else "",
            "<w:i/>" if italic else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>',
            '<w:u w:val="single"/>' if underline else "",
        )
    )
    if kind == "break":
        return f"<w:r><w:rPr>{look}</w:rPr><w:br/></w:r>"
    written = _inert(escape(words))
    if kind in ("kept", "strong"):
        written = written.replace(" ", "\u00a0").replace("-", _KEPT_HYPHEN)
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{written}</w:t></w:r>'


def _inert(text: str) -> str:
    """Text in which the template engine finds no signs of its own when it has filled the template.

    It turns "{_{" and its like into braces at the very end; a boundary inside keeps what was typed.
    """
    for sign in ("{_{", "}_}", "{_%", "%_}"):
        text = text.replace(sign, f'{sign[0]}</w:t><w:t xml:space="preserve">{sign[1:]}')
    return text
