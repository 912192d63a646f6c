"""How e-mail leaves: by a mail server, on the console of one who develops, or not at all."""


def mail_backend(*, host: str, debug: bool) -> str:
    """Django's backend: SMTP as soon as a server is named; without one the console in debug, else none."""
    kind = "smtp" if host else "console" if debug else "dummy"
    return f"django.core.mail.backends.{kind}.EmailBackend"
