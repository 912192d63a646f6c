"""Papers on people's own tablets for a time without a network."""
