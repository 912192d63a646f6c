"""What is asked for before a meeting is convened: who signs the notice and who the invitations."""

from datetime import date

import pytest

from documents.models import Signatory
from meetings import checks
from meetings.checks import Check
from tests.factories import World


def ask(here: World, key: str) -> Check:
    return next(check for check in checks.before("convene", here.meeting) if check.key == key)


@pytest.mark.parametrize(
    ("key", "kind", "said"), [("signatory", "notice", "thông báo"), ("inviter", "invitation", "giấy mời")]
)
def test_who_signs_is_known_or_asked_for(draft: World, key: str, kind: str, said: str) -> None:
    missing = ask(draft, key)
    assert (missing.ok, missing.blocking) == (False, False)
    assert f"Chưa có người ký {said}" in missing.text
    Signatory.objects.create(
        body=draft.body,
        user=draft.users["thuong"],
        kind=kind,
        authority="T/L BAN THƯỜNG VỤ",
        title="CHÁNH VĂN PHÒNG",
        starts=date(2025, 8, 1),
    )
    assert (ask(draft, key).ok, ask(draft, key).text) == (True, f"Người ký {said}: {draft.users['thuong']}.")
