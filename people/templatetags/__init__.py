"""Tags of the guides."""
