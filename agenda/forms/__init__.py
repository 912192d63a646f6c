"""Forms of the agenda. One module for each noun."""
