"""Pages about the person: signing in and out, language, password, mail address, help."""

from people.views.account import Password, SignIn, SignOut, language, sign_in_locked
from people.views.guide import guide, guides
from people.views.profile import profile

__all__ = ["Password", "SignIn", "SignOut", "guide", "guides", "language", "profile", "sign_in_locked"]
