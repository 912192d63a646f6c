"""What each live page shows, region by region; importing this registers them all."""

from realtime.boards import (
    desk,
    elections,
    leading,
    looks,
    mine,
    pages,
    presenting,
    reader,
    room,
    screen,
    seats,
    wrap_up,
)

__all__ = [
    "desk",
    "elections",
    "leading",
    "looks",
    "mine",
    "pages",
    "presenting",
    "reader",
    "room",
    "screen",
    "seats",
    "wrap_up",
]
