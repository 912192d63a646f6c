"""The server's half of the key with which a tablet locks what it keeps of a pending secret ballot."""

from django.utils.crypto import salted_hmac

from people.models import User


def half(user: User) -> str:
    """64 digits, the same on every page of the person while their sessions hold; another after a new password.

    It is not of one session: who signs in again in the middle of a vote must still find the envelope that waits.
    """
    return salted_hmac("voting.pending", user.get_session_auth_hash(), algorithm="sha256").hexdigest()
