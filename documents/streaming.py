"""A file as an answer, read piece by piece while it is sent: of 3,000 pages no more is in memory than of one."""

import asyncio
from collections.abc import AsyncIterator
from typing import BinaryIO, Final, cast

from django.http import FileResponse

PIECE: Final = 256 * 1024  # bytes; the server asks for the next when the line has taken this one


class FileAnswer(FileResponse):
    """An open file, closed with the answer. Django alone would gather it in memory to send it by ASGI."""

    block_size = PIECE

    def __init__(self, file: BinaryIO, name: str, content_type: str) -> None:
        """`name`: under which the browser keeps it; it may have any letters."""
        super().__init__(file, as_attachment=True, filename=name, content_type=content_type)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        file = cast("BinaryIO", self.file_to_stream)
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece
