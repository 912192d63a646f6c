"""Sentences that give somebody a task."""

import unicodedata
from collections.abc import Sequence

from documents.acts.wording.deadlines import Due, Precision, due_text
from documents.acts.wording.headings import lower_first


def task_sentence(lead: str, co: Sequence[str], action: str, due: Due | None) -> str:
    """A whole sentence: "Giao `lead` chủ trì, phối hợp với `co` `action` trước ngày 20/11/2026."

    Without co-ordinating bodies the lead simply does it. An ongoing task says so, unless the action already does
    (định kỳ hằng tháng); a deadline the action ends with is not said twice.
    """
    action = lower_first(_plain(action))
    start = f"Giao {_plain(lead)} "
    if co:
        start += f"chủ trì, phối hợp với {enumerated([_plain(body) for body in co])} "
    return f"{start}{action}{_deadline(action, due)}."


def enumerated(names: Sequence[str]) -> str:
    """ "A", "A và B", "A, B và C"; a name that itself has a comma or "và" makes the others part by semicolons."""
    if any("," in name for name in names):
        return "; ".join(names)
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _deadline(action: str, due: Due | None) -> str:
    if due is None or action.casefold().endswith(due_text(due).casefold()):
        return ""
    if due.precision is Precision.ONGOING:
        said = any(
            word in action.casefold() for word in ("thường xuyên", "định kỳ", "hằng ", "hàng tháng", "hàng tuần")
        )
        return "" if said else ", thực hiện thường xuyên"
    return f" {due_text(due)}"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).rstrip(" .;,")
