"""A question put to a meeting and its answer."""
