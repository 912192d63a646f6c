"""The papers of a meeting as one PDF for those who must print: what is in it, its first pages, making it, fetching it.

A book is bound in the background and kept for two days."""
