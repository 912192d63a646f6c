"""Pages of votes: questions, opening and closing, ballots, results."""
