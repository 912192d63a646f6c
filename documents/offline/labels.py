"""What kind of device a browser says it is on, for people who look for a lost one."""

from typing import Final

from django.utils.translation import gettext as _

# In this order: a browser also names those that it wants to be taken for.
SYSTEMS: Final = (("iPad", "iPad"), ("iPhone", "iPhone"), ("Android", "Android"), ("Windows", "Windows"))
MORE: Final = (("CrOS", "ChromeOS"), ("Macintosh", "Mac"), ("Linux", "Linux"))
BROWSERS: Final = (("Edg", "Edge"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("Chrome", "Chrome"))
LAST: Final = (("CriOS", "Chrome"), ("Safari", "Safari"))


def of(user_agent: str) -> str:
    """Such as "Android · Chrome"; both words are guesses."""
    found = [
        next((name for sign, name in signs if sign in user_agent), "") for signs in (SYSTEMS + MORE, BROWSERS + LAST)
    ]
    return " · ".join(one for one in found if one) or _("máy không rõ loại")
