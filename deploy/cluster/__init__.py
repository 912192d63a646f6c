"""A whole installation on loopback: PostgreSQL, Redis, several processes, nginx with the file of the folder above."""
