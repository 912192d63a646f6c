"""Elections and other statutory secret ballots on paper: list, panel, rounds, counts, results."""
