"""HTTP requests as this server takes them in: no longer than the product needs, and not parsed on the way.

Twisted reads forms and files with its own parsers, in the thread that serves everybody: 100 MB of an upload would
stop all pages for minutes. Daphne has no use for the result; Django parses the body again, in a thread of its own.
"""

import io
from typing import Any, Final

from daphne.http_protocol import HTTPFactory, WebRequest
from django.conf import settings
from django.utils.translation import gettext as _

FILES: Final = 4  # as many of the largest files go into one form; the script sends one each
REFUSAL: Final = (
    b"HTTP/1.1 413 Content Too Large\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%s"
)


def limit() -> int:
    """The most bytes of one request."""
    return int(settings.UPLOAD_LIMIT_BYTES) * FILES


class Request(WebRequest):
    """One request; `taken` counts the bytes of its body, and `refused` ones get no further."""

    taken = 0
    refused = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, parsePOSTFormSubmission=False, **kwargs)  # type: ignore[no-untyped-call]

    def gotLength(self, length: int | None) -> None:  # noqa: N802 - Twisted's name
        """The header says how long the body is; None if it comes in chunks."""
        if length is not None and length > limit():
            self.refuse()
        else:
            super().gotLength(length)  # type: ignore[no-untyped-call]

    def handleContentChunk(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """A piece of the body."""
        self.taken += len(data)
        if self.taken > limit():
            self.refuse()
        elif not self.refused:
            super().handleContentChunk(data)  # type: ignore[no-untyped-call]

    def requestReceived(self, command: bytes, path: bytes, version: bytes) -> None:  # noqa: N802 - Twisted's name
        """All of it is here."""
        if not self.refused:
            super().requestReceived(command, path, version)  # type: ignore[no-untyped-call]

    def refuse(self) -> None:
        """Answers that the request is too long and hangs up."""
        if self.refused:
            return
        self.refused = True
        if self.content is not None:
            self.content.close()
        self.content = io.BytesIO()
        words = _("Nội dung gửi lên quá lớn.").encode()
        channel: Any = self.channel
        channel.transport.write(REFUSAL % (len(words), words))
        channel.loseConnection()


class Requests(HTTPFactory):
    """Gives each connection our kind of request, and keeps no log of them: it would say who answered when, and it cost
    a twentieth of what a ballot costs here."""

    def log(self, _request: Any) -> None:
        """Twisted writes a line about each request; ours are in the journal and in the log of the server in front."""

    def buildProtocol(self, addr: Any) -> Any:  # noqa: N802 - Twisted's name
        protocol = super().buildProtocol(addr)  # type: ignore[no-untyped-call]
        protocol.requestFactory = Request
        return protocol
