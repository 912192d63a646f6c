"""The catalogue follows the code; what is wrong with it is said."""

from pathlib import Path

import polib
import pytest

from config.texts.catalogue import opened, problems, two_plurals, updated
from config.texts.message import Message, placeholders

OPEN = Message(text="Mở")
COUNT = Message(text="%(n)s mục", plural="%(n)s mục")


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    made = polib.POFile()
    made.extend(entries)
    return made


def test_an_update_keeps_translations_marks_what_is_new_and_drops_what_is_gone() -> None:
    old = catalogue(polib.POEntry(msgid="Mở", msgstr="Open"), polib.POEntry(msgid="Cũ", msgstr="Old"))
    fresh = updated(old, {OPEN: ["a.html"], COUNT: ["b.py", "c.py"]})
    assert [(entry.msgid, entry.msgstr, entry.msgstr_plural) for entry in fresh] == [
        ("Mở", "Open", {}),
        ("%(n)s mục", "", {0: "", 1: ""}),
    ]
    assert fresh[1].occurrences == [("b.py", ""), ("c.py", "")]


def test_a_text_that_became_plural_is_translated_anew() -> None:
    fresh = updated(catalogue(polib.POEntry(msgid="%(n)s mục", msgstr="%(n)s items")), {COUNT: ["a.html"]})
    assert fresh.untranslated_entries() == [fresh[0]]


def test_a_catalogue_survives_being_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    fresh = updated(opened(path), {OPEN: ["a.html"]})
    fresh[0].msgstr = "Open"
    fresh.save(str(path))
    again = updated(opened(path), {OPEN: ["a.html"]})
    again.save(str(tmp_path / "again.po"))
    assert path.read_text() == (tmp_path / "again.po").read_text()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (polib.POEntry(msgid="Mở", msgstr="Open"), []),
        (polib.POEntry(msgid="Mở", msgstr=""), ["untranslated: 'Mở'"]),
        (polib.POEntry(msgid="Mở", msgstr="Open", flags=["fuzzy"]), ["fuzzy: 'Mở'"]),
        (polib.POEntry(msgid="Mở", msgstr="Open %(n)s"), ["other placeholders: 'Mở' -> 'Open %(n)s'"]),
        (polib.POEntry(msgid="Đóng", msgstr="Close"), ["missing: 'Mở' (a.html)", "no longer used: 'Đóng'"]),
        (
            polib.POEntry(msgid="Mở", msgstr="Open", obsolete=True),
            ["missing: 'Mở' (a.html)", "obsolete: 'Mở'"],
        ),
    ],
)
def test_what_is_wrong_is_said(entry: polib.POEntry, said: list[str]) -> None:
    assert list(problems(catalogue(entry), {OPEN: ["a.html"]})) == said


def test_one_plural_form_alone_is_not_translated() -> None:
    half = polib.POEntry(msgid="%(n)s mục", msgid_plural="%(n)s mục", msgstr_plural={0: "%(n)s item", 1: ""})
    assert list(problems(catalogue(half), {COUNT: ["a.html"]})) == ["untranslated: '%(n)s mục'"]


def test_a_text_with_and_without_a_plural_is_said() -> None:
    assert list(two_plurals({COUNT: ["a.html"], Message(text="%(n)s mục"): ["b.html"]})) == ["two plurals: '%(n)s mục'"]


def test_placeholders_are_names_positions_braces_and_tags() -> None:
    assert placeholders("%(n)s của %s: {page}, <strong>%d</strong> {{ x }}") == {
        "%(n)s",
        "%s",
        "{page}",
        "<strong>",
        "%d",
        "</strong>",
    }
