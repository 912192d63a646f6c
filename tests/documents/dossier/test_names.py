"""Which paths may stand in a dossier."""

import unicodedata

import pytest

from documents.dossier import names


@pytest.mark.parametrize("name", ["meeting.json", "papers/bao-cao 142.pdf", "papers/Tờ trình.pdf", "a/b/c.pdf"])
def test_a_plain_path_is_fine(name: str) -> None:
    assert names.fault(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../x.pdf",
        "papers/../../x.pdf",
        "./x.pdf",
        "papers//x.pdf",
        "papers\\x.pdf",
        "C:/x.pdf",
        "c:x.pdf",
        "papers/x\x00.pdf",
        "papers/x?.pdf",
        "papers/CON.pdf",
        "papers/x.pdf ",
        "papers./x.pdf",
        "",
        "x" * 256,
    ],
)
def test_a_path_that_leads_elsewhere_or_cannot_be_kept_is_refused(name: str) -> None:
    assert names.fault(name) != ""


def test_forms_and_letter_case_do_not_make_another_file() -> None:
    assert names.key(unicodedata.normalize("NFD", "Tờ Trình.PDF")) == names.key("tờ trình.pdf")


@pytest.mark.parametrize("name", ["__MACOSX/papers/._x.pdf", ".DS_Store", "papers/._x.pdf", "papers/Thumbs.db"])
def test_litter_is_known(name: str) -> None:
    assert names.is_litter(name)
