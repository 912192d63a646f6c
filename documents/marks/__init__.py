"""Marks on papers: what a person writes on their own copy, kept apart from the paper itself."""
