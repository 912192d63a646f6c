"""Elections and other secret ballots on paper."""
