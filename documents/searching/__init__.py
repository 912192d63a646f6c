"""Finding words in everything a person may read: papers, issued acts, conclusions (docs/adr/0027)."""
