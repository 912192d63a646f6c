"""The bench: how dear the live room is, as ratios against simpler servers measured in the same run. `make bench`."""
