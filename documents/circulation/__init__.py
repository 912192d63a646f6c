"""From sending a paper to its return: who may read it when, who has read it, and how long that is known."""
