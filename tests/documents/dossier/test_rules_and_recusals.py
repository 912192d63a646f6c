"""A body's own rules of voting and who takes no part in an item travel with the dossier."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from agenda.models import Recusal
from agenda.recusals import declare_recusal
from meetings.models import Attendee, Meeting
from people.models import StaffRole, User
from tests.documents.dossier.dossiers import AT, problems, taken
from tests.documents.dossier.test_exporting import emptied, exported, read
from tests.documents.dossier.test_importing import edited
from voting.house_rules import end_rule, enter_rule
from voting.models import HouseRule

Data = dict[str, Any]
pytestmark = pytest.mark.django_db

RULE = {
    "matter": "regulation",
    "base": "members",
    "numerator": 2,
    "denominator": 3,
    "basis": "Quy chế làm việc số 05-QC/ĐU, Điều 12",
    "since": "2025-09-15",
}
FULL = RULE | {
    "matter": "procedure",
    "base": "members",
    "numerator": 1,
    "denominator": 2,
    "strict": True,
    "tie": "repeat",
    "form": "named",
    "counts_recused": True,
    "quorum": {"numerator": 2, "denominator": 3},
    "until": "2026-12-31",
}
GONE = {"person": "uoc", "reason": "Dự án của gia đình"}


def with_rules(*rules: Data) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        data["bodies"][0]["voting_rules"] = list(rules)

    return change


def with_recused(*people: Data, number: int = 2) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        next(one for one in data["agenda"] if one["number"] == number)["recused"] = list(people)

    return change


def rules_of(path: Path) -> Any:
    return read(path)["bodies"][0]["voting_rules"]


def recused_in(path: Path, number: int = 2) -> Any:
    return next(one for one in read(path)["agenda"] if one["number"] == number)["recused"]


def test_both_go_out_and_come_back_the_same(demo: Path, tmp_path: Path) -> None:
    with_rules(FULL, RULE)(data := read(demo))
    with_recused(GONE, {"person": "nhi"})(data)
    (demo / "meeting.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    taken(demo)
    first = exported(tmp_path / "first")
    assert rules_of(first) == [FULL, RULE]
    assert recused_in(first) == [{"person": "uoc", "reason": "Dự án của gia đình"}, {"person": "nhi"}]
    assert taken(first).changes == ()
    emptied()
    taken(first)
    assert read(exported(tmp_path / "second")) == read(first)


def test_what_was_entered_by_hand_goes_out_and_comes_in_elsewhere(demo: Path, tmp_path: Path) -> None:
    meeting = taken(demo).meeting
    assert meeting is not None
    secretary = StaffRole.objects.get(body=meeting.body, role="secretary").user
    rule = HouseRule(
        body=meeting.body, matter="ordinary", numerator=3, denominator=4, basis="Điều 9", starts=date(2026, 1, 1)
    )
    enter_rule(rule=rule, by=secretary, at=AT)
    member = Attendee.objects.get(meeting=meeting, user__username="uoc")
    item = meeting.items.get(position=2)
    declare_recusal(item=item, attendee=member, by=member.user, at=AT)
    first = exported(tmp_path / "first")
    emptied()
    taken(first)
    assert HouseRule.objects.get().rule == rule.rule
    kept = Recusal.objects.get()
    assert kept.attendee.user.username == "uoc"
    assert kept.declared_by == kept.attendee.user
    assert recused_in(first) == [{"person": "uoc", "own": True}]
    assert read(exported(tmp_path / "second")) == read(first)


def test_a_rule_is_entered_in_the_name_of_the_secretary_and_only_once(demo: Path) -> None:
    taken(edited(demo, with_rules(RULE)))
    assert taken(demo).changes == ()
    kept = HouseRule.objects.get()
    assert (kept.entered_by, kept.entered_at) == (User.objects.get(username="thuong"), AT)


def test_the_clerk_brings_no_rules_in(demo: Path) -> None:
    found = problems(edited(demo, with_rules(RULE)), by="cham")
    assert [one.split(": ")[1] for one in found] == ["bodies[0].voting_rules[0]"]
    assert HouseRule.objects.count() == 0


def test_a_last_day_comes_in_and_the_next_rule_after_it(demo: Path) -> None:
    taken(edited(demo, with_rules(RULE)))
    ended, following = RULE | {"until": "2026-06-30"}, RULE | {"since": "2026-07-01", "numerator": 3, "denominator": 4}
    report = taken(edited(demo, with_rules(following, ended)))
    assert [change.sign for change in report.changes] == ["~", "+"]
    assert list(HouseRule.objects.values_list("ends", "numerator")) == [(date(2026, 6, 30), 2), (None, 3)]


@pytest.mark.parametrize("change", [{"numerator": 3, "denominator": 4}, {"basis": "Điều 13"}, {"form": "secret"}])
def test_a_rule_is_never_rewritten(demo: Path, change: Data) -> None:
    taken(edited(demo, with_rules(RULE)))
    (found,) = problems(edited(demo, with_rules(RULE | change)))
    assert "đã có quy tắc khác từ ngày này" in found
    assert HouseRule.objects.get().numerator == 2


def test_a_last_day_is_not_taken_back(demo: Path) -> None:
    meeting = taken(edited(demo, with_rules(RULE))).meeting
    assert meeting is not None
    secretary = StaffRole.objects.get(body=meeting.body, role="secretary").user
    end_rule(rule_id=HouseRule.objects.get().pk, last=date(2026, 3, 31), by=secretary)
    (found,) = problems(demo)
    assert "đã có quy tắc khác" in found
    assert HouseRule.objects.get().ends == date(2026, 3, 31)


def test_a_rule_below_the_law_is_refused_and_nothing_comes_in(demo: Path) -> None:
    weak = RULE | {"matter": "ordinary", "numerator": 1, "denominator": 3}
    (found,) = problems(edited(demo, with_rules(weak)))
    assert found.startswith("meeting.json: bodies[0].voting_rules[0]: ")
    assert Meeting.objects.count() == HouseRule.objects.count() == 0


def test_who_takes_no_part_is_brought_up_to_date(demo: Path) -> None:
    taken(edited(demo, with_recused(GONE, {"person": "nhi"})))
    report = taken(edited(demo, with_recused(GONE | {"reason": "Người thân"}, {"person": "dat"})))
    assert [change.sign for change in report.changes] == ["-", "+", "+", "-"]
    kept = Recusal.objects.order_by("attendee__user__username").values_list("attendee__user__username", "reason")
    assert list(kept) == [("dat", ""), ("uoc", "Người thân")]
    taken(edited(demo, lambda data: [item.pop("recused", None) for item in data["agenda"]]))
    assert Recusal.objects.count() == 2  # not spoken of: as it was


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([{"person": "luc"}], "không phải ủy viên trong danh sách dự họp"),
        ([{"person": "nobody"}], "không phải ủy viên trong danh sách dự họp"),
        ([{"person": "cham"}], "ủy viên trong danh sách dự họp"),
        ([GONE, GONE], "đã ghi không tham gia nội dung này"),
    ],
)
def test_who_cannot_be_taken_out_is_a_problem(demo: Path, people: list[Data], said: str) -> None:
    (found,) = problems(edited(demo, with_recused(*people)))
    assert said in found
    assert Meeting.objects.count() == 0


def test_a_secret_item_stays_a_placeholder(demo: Path, tmp_path: Path) -> None:
    def secret(data: Data) -> None:
        data["agenda"][2] = {"number": 3, "minutes": 20, "secrecy": "secret", "recused": [GONE]}

    assert problems(edited(demo, secret))
    edited(demo, lambda data: data["agenda"][2].pop("recused"))
    meeting = taken(demo).meeting
    assert meeting is not None
    member = Attendee.objects.get(meeting=meeting, user__username="uoc")
    declare_recusal(item=meeting.items.get(position=3), attendee=member, by=member.user, at=AT)
    assert set(read(exported(tmp_path / "out"))["agenda"][2]) == {"number", "minutes", "secrecy"}
