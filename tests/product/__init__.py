"""The product itself under test: its own server in a process of its own, and a reader of the codes it shows."""
