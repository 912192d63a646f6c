"""Two versions of a paper: their words, what is different, and where a place of one is in the other."""
