"""Leading everybody through a paper: who may, who does, and where they are."""
