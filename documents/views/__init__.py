"""Pages of papers and acts."""
