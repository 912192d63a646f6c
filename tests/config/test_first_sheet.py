"""The styles in the page of an open paper: whole, small, and allowed by the policy of the answer and no other."""

import re
from base64 import b64encode
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory

from config import first_sheet
from config.static import IMPORT
from tests.config.test_styles import CSS, imported


def squeezed(text: str) -> str:
    return re.sub(r"\s*([{};,])\s*", r"\1", " ".join(re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL).split()))


def test_all_that_the_sheet_imports_stands_in_the_page() -> None:
    text = first_sheet.text()
    assert "@import" not in text
    assert len(IMPORT.findall((CSS / "first.css").read_text())) == len(imported("first.css"))
    for path in imported("first.css"):
        assert squeezed(path.read_text()) in text, path.name


def test_nothing_in_it_ends_the_style_or_names_a_file() -> None:
    """An address in it would be one of the source, not the one under which the file is served."""
    text = first_sheet.text()
    assert "</" not in text
    assert "url(" not in text


def test_the_policy_allows_just_the_text_that_the_page_has() -> None:
    page = engines["django"].from_string("{% first_sheet %}").render()
    (style,) = re.findall(r"<style>(.*)</style>", page)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert first_sheet.policy() == {"style-src": [f"'sha256-{digest}'"]}


def test_only_an_answer_with_such_a_page_allows_it() -> None:
    def answered(template: str) -> dict[str, object]:
        def view(request: HttpRequest) -> HttpResponse:
            return HttpResponse(engines["django"].from_string(template).render({}, request))

        return vars(first_sheet.FirstSheetMiddleware(view)(RequestFactory().get("/")))

    assert answered("{% first_sheet %}")["_csp_update"] == first_sheet.policy()
    assert "_csp_update" not in answered("{% icon 'x' %}")
