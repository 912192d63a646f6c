"""The live pages, and the news for pages without a socket."""
