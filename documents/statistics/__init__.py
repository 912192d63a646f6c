"""What the bodies of an organisation did in a period, in figures, each with the basis on which it was worked out."""
