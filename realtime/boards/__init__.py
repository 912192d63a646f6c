"""What each live page shows, region by region; importing this registers them all."""

from realtime.boards import desk, leading, mine, reader, room, screen, seats

__all__ = ["desk", "leading", "mine", "reader", "room", "screen", "seats"]
