"""News for the pages that are open: hub, regions, and the room, desk and screen that show everything at once."""
