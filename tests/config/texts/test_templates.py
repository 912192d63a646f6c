"""Texts in templates: what is found is what Django looks up."""

import pytest
from django.template import engines
from django.utils import translation

from config.texts.message import Message
from config.texts.templates import messages


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% translate "Mở" %}', Message(text="Mở")),
        ("{% translate 'Nút \"Mở\"' as label %}", Message(text='Nút "Mở"')),
        ('{% translate "Mở" context "nút" %}', Message(text="Mở", context="nút")),
        ('{% translate "50% số phiếu" %}', Message(text="50%% số phiếu")),
        ('{{ x|default:_("Không") }}', Message(text="Không")),
        ('{% badge state _("Đã gửi") %}', Message(text="Đã gửi")),
        ("{% blocktranslate %}Mục {{ n }}{% endblocktranslate %}", Message(text="Mục %(n)s")),
        ("{% blocktranslate with n=item.n %}Mục {{ n }}{% endblocktranslate %}", Message(text="Mục %(n)s")),
        ("{% blocktranslate trimmed %}\n  Mục\n  {{ n }}\n{% endblocktranslate %}", Message(text="Mục %(n)s")),
        ("{% blocktranslate %}\n Mục\n{% endblocktranslate %}", Message(text="\n Mục\n")),
        (
            "{% blocktranslate count n=k %}{{ n }} mục{% plural %}{{ n }} các mục{% endblocktranslate %}",
            Message(text="%(n)s mục", plural="%(n)s các mục"),
        ),
    ],
)
def test_text_is_found(source: str, expected: Message) -> None:
    assert list(messages(source)) == [expected]


def test_markup_variables_and_comments_are_no_texts() -> None:
    assert (
        list(messages('<p title="Không">{{ x|upper }} {# translate "Không" #} {% if gettext %}x{% endif %}</p>')) == []
    )


def test_two_texts_of_one_tag_are_both_found() -> None:
    found = list(messages('{% include "x" with a=_("Một") b=_("Hai") %}'))
    assert found == [Message(text="Một"), Message(text="Hai")]


@pytest.mark.parametrize(
    "source",
    ['{% translate "Tán thành" %}', "{% blocktranslate %}Tán thành{% endblocktranslate %}", '{{ _("Tán thành") }}'],
)
def test_django_looks_up_what_was_found(source: str) -> None:
    [message] = messages(source)
    with translation.override("en"):
        assert engines["django"].from_string(source).render() == translation.gettext(message.text) == "Approve"
