"""An issued act for systems on other networks: a package that proves itself, and the national exchange format."""
