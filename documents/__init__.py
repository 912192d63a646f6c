"""Papers that are read and official documents (notice, minutes, invitation) that are issued."""
