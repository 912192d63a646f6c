"""Who may call the addresses of people."""

from tests.access.matrix import ROLES, Entry

ANYBODY_SIGNED_IN = {**dict.fromkeys(ROLES, 200), "anonymous": 302}

ENTRIES = [
    Entry("people:sign-in", {**dict.fromkeys(ROLES, 302), "anonymous": 200}),
    Entry("people:sign-in", {**dict.fromkeys(ROLES, 302), "anonymous": 200}, method="post"),
    Entry("people:sign-out", dict.fromkeys(ROLES, 302), method="post"),
    Entry("people:profile", ANYBODY_SIGNED_IN),
    Entry("people:profile", ANYBODY_SIGNED_IN, method="post"),
    Entry("people:password", ANYBODY_SIGNED_IN),
    Entry("people:password", ANYBODY_SIGNED_IN, method="post", quiet=False),
    Entry(
        "people:language",
        dict.fromkeys(ROLES, 303),
        method="post",
        data=lambda world: {"language": "en", "next": "/help/"},
        quiet=False,
    ),
    Entry("people:help", ANYBODY_SIGNED_IN),
    Entry("people:guide", ANYBODY_SIGNED_IN, kwargs=lambda world: {"role": "delegate"}),
]
