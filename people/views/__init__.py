"""Pages about the person: signing in and out, language, password, help."""

from people.views.account import Password, SignIn, SignOut, language, sign_in_locked
from people.views.guide import guide, guides

__all__ = ["Password", "SignIn", "SignOut", "guide", "guides", "language", "sign_in_locked"]
