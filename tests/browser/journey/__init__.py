"""The chapters of a meeting, from its preparation to the notice; each goes on where the one before stopped."""
