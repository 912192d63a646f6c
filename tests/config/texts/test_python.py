"""Texts in Python code."""

import pytest

from config.texts.message import Message
from config.texts.python import NotConstant, messages

IMPORTS = (
    "from django.utils.translation import gettext as _, ngettext, pgettext_lazy\nfrom django.utils import translation\n"
)


def found(code: str) -> list[Message]:
    return list(messages(IMPORTS + code))


def test_constant_text_is_found_under_its_local_name() -> None:
    assert found('_("Mở")\ntranslation.gettext("Đóng")\nother("Không")') == [Message(text="Mở"), Message(text="Đóng")]


def test_pieces_written_side_by_side_are_one_text() -> None:
    assert found('_("Mở "\n  "biểu quyết")') == [Message(text="Mở biểu quyết")]


def test_plural_and_context_are_kept() -> None:
    code = 'ngettext("%(n)s phiếu", "%(n)s lá phiếu", n)\npgettext_lazy("nút", "Mở")'
    assert found(code) == [Message(text="%(n)s phiếu", plural="%(n)s lá phiếu"), Message(text="Mở", context="nút")]


def test_a_variable_is_passed_over() -> None:
    assert found("_(label)") == []


@pytest.mark.parametrize("argument", ['f"Mục {n}"', '"Mục " + n', '"Mục %s" % n', '"Mục {}".format(n)'])
def test_a_text_put_together_before_it_is_looked_up_is_an_error(argument: str) -> None:
    with pytest.raises(NotConstant, match=r"<text>:3"):
        found(f"_({argument})")


def test_without_the_import_nothing_is_a_text() -> None:
    assert list(messages('_("Mở")')) == []
