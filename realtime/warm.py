"""What is compiled before anybody needs it: the templates of all regions and what they include.

Otherwise the first news after a start would wait for it, with everybody in the room.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.forms.renderers import get_default_renderer
from django.template import engines
from django.template.base import Template
from django.template.library import InclusionNode
from django.template.loader_tags import IncludeNode
from django.utils import translation

from realtime import regions

logger = logging.getLogger(__name__)


def compile_all() -> set[str]:
    """Compiles them, loads the texts of each language, and gives the names of the templates."""
    pages: Any = engines["django"]
    renderer: Any = get_default_renderer()
    named = ("template_name", "option_template_name")
    widgets = {str(getattr(one, name, None) or "") for one in vars(forms.widgets).values() for name in named} - {""}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            pass  # its texts are loaded
    regional = _compiled(pages, {one.template for one in regions.every()})
    return regional | _compiled(renderer.engine, {renderer.field_template_name, *widgets})


def _compiled(engine: Any, names: set[str]) -> set[str]:
    """Compiles templates of a Django engine and what they include; all their names."""
    done: set[str] = set()
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name not in done:
            done.add(name)
            waiting += _included(engine.get_template(name).template)
    return done


def _included(template: Template) -> list[str]:
    """What a template includes, itself or by a tag, by a name that is known before it is rendered."""
    included: list[Any] = template.nodelist.get_nodes_by_type(IncludeNode)
    tagged: list[Any] = template.nodelist.get_nodes_by_type(InclusionNode)
    found = [*(node.template.var for node in included), *(node.filename for node in tagged)]
    return [name for name in found if isinstance(name, str)]


def start(then: Callable[[], None]) -> threading.Thread:
    """Does it beside the serving; `then` is called in the same thread."""

    def work() -> None:
        try:
            compile_all()
        except Exception:  # whoever needs them compiles them
            logger.exception("not all templates could be compiled ahead")
        then()

    thread = threading.Thread(target=work, name="warm", daemon=True)
    thread.start()
    return thread
