"""Puts a region of a live page into its template."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from realtime import regions
from realtime.scene import Scene

register = template.Library()


@register.simple_tag(takes_context=True)
def region(context: dict[str, Any], name: str, cls: str = "") -> SafeString:
    """The region `name` with its place marked, so that the socket can replace it; nothing if the edition has none.

    Needs `scene` in the context, with the person who looks. A shared region is rendered without that person,
    exactly as the socket will render it.
    """
    scene: Scene = context["scene"]
    one = regions.named(scene.edition, name)
    if one is None:
        return SafeString("")
    own = one.fetched_by(scene.edition)
    seen = scene if own else scene.shared
    html = mark_safe(regions.render(one, seen, str(context.get("csrf_token", ""))))  # noqa: S308 (our template)
    address = reverse("realtime:region", args=[scene.meeting.pk, name]) + f"?page={scene.edition.page}"
    mark = "data-personal" if one.personal else "data-region"
    return format_html(
        '<div {}="{}" data-src="{}" class="region {}">{}</div>',
        mark,
        name,
        address,
        cls,
        html,
    )
