"""Settings that `SECURE=1` does not put up with; the database is asked by `realtime.durability`."""

from django.core.exceptions import ImproperlyConfigured

KEY_LENGTH = 50
KEY_VARIETY = 10
PLACEHOLDERS = ("django-insecure", "change", "secret", "example", "test")


def refuse_weak(*, secure: bool, debug: bool, secret_key: str, allowed_hosts: list[str]) -> None:
    """Raises `ImproperlyConfigured` for settings that would undo the protection of a real deployment."""
    if not secure:
        return
    if debug:
        raise ImproperlyConfigured("SECURE=1 and DEBUG=1 exclude each other: a debug page shows the product's inside.")
    if len(secret_key) < KEY_LENGTH or len(set(secret_key)) < KEY_VARIETY or secret_key.startswith(PLACEHOLDERS):
        raise ImproperlyConfigured(
            f"SECRET_KEY is weak: take {KEY_LENGTH} random characters or more, or leave it out and one is made."
        )
    if "*" in allowed_hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of this deployment, not *.")
