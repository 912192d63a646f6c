"""The outline of a paper in a page."""

import json
from collections.abc import Iterable

from django import template

register = template.Library()


@register.filter
def as_data(outline: Iterable[tuple[int, str, int]]) -> str:
    """The headings (level, title, page) for a data attribute: the page's script makes the list when it is asked for.

    Three hundred links that nobody has opened cost a slow tablet as much as the page of the paper itself.
    """
    return json.dumps(list(outline), ensure_ascii=False, separators=(",", ":"))
