"""The deployment: settings, URLs, the ASGI application. Imports everybody, is imported by nobody."""

__version__ = "0.1.0"
