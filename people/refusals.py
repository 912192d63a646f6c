"""What every "no" of the product has in common: a sentence for the person who asked."""

from typing import ClassVar

from django.utils.functional import Promise


class Refusal(Exception):
    """The request was understood and is refused; nothing was changed.

    `message` is shown to the person as it is: what happened and what to do. `status` is the HTTP
    status a view answers with: 409 where the state of things stands against it, 403 where the
    person may not, 422 where what was sent is wrong.
    """

    message: "str | Promise" = ""
    status: ClassVar[int] = 409

    def __init__(self, message: "str | Promise | None" = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(Refusal):
    """The person has no right to do this."""

    status = 403


class BadInput(Refusal):
    """What was sent cannot be right, whatever the state of things."""

    status = 422


class Stale(Refusal):
    """Somebody else changed the same thing first; the sender must look before sending again."""

    status = 409
