"""What the limited child has said once in a process of the tests it says again without a start.

Its answers follow from the file, the job and the password alone. They are kept when they came to their end; whoever
stopped listening, and what crashed, has a child of its own again.
"""

import hashlib
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from documents.pdf import cage

Child = Callable[[Path, dict[str, Any], float, bytes], Generator[cage.Answer, None, None]]
KEPT: dict[tuple[str, ...], list[cage.Answer]] = {}
LARGEST = 4 * 1024 * 1024  # bytes of the answers to one job


def remembering(child: Child) -> Child:
    """The same work as `child`, done once for the same file, job and password."""

    def answers(pdf: Path, job: dict[str, Any], patience: float, secret: bytes) -> Generator[cage.Answer, None, None]:
        with pdf.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        asked = (content, repr(sorted(job.items())), secret.hex(), repr(cage.COMMAND))
        if asked not in KEPT:
            said = []
            for answer in child(pdf, job, patience, secret):
                said.append(cage.Answer(dict(answer.head), answer.data))
                yield answer
            if sum(len(answer.data) for answer in said) <= LARGEST:
                KEPT[asked] = said
            return
        yield from [cage.Answer(dict(answer.head), answer.data) for answer in KEPT[asked]]

    return answers
