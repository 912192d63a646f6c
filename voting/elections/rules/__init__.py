"""The arithmetic of paper ballots: how long a list may be, which counts are possible, who is elected."""
