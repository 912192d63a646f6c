"""What each live page shows, region by region; importing this registers them all."""

from realtime.boards import (
    consultations,
    desk,
    drafts,
    elections,
    leading,
    looks,
    mine,
    pages,
    presenting,
    reader,
    readers,
    room,
    screen,
    seats,
    wrap_up,
)

__all__ = [
    "consultations",
    "desk",
    "drafts",
    "elections",
    "leading",
    "looks",
    "mine",
    "pages",
    "presenting",
    "reader",
    "readers",
    "room",
    "screen",
    "seats",
    "wrap_up",
]
