"""The verdict says what it is, in both languages, and what to do."""

from dataclasses import replace

from realtime.rehearsal.judgement import Judgement
from realtime.rehearsal.verdict import Findings, verdict

GOOD = Findings(
    delegates=500,
    kills=0,
    is_postgresql=True,
    processes=3,
    actions={"vote_seen": {"p95_ms": 700.0, "max_ms": 912.0}},
    ballots=Judgement(1500, 1500, 0, 0, 0),
    memory_mb=412.3,
    herd_seconds=3.0,
    away=0,
    saturated=False,
)


def test_what_went_well_is_one_sentence() -> None:
    assert verdict(GOOD) == {
        "ok": True,
        "enough": True,
        "vi": "500 máy: mọi người thấy phiếu biểu quyết trong 0,9 giây; 0 phiếu mất, 0 phiếu trùng; "
        "máy chủ dùng 412 MB. Đủ sức.",
        "en": "500 tablets: everybody saw the ballot within 0.9 seconds; 0 ballots lost, 0 counted twice; "
        "the server used 412 MB. It is up to it.",
    }


def test_a_lost_ballot_is_no_success_whatever_the_speed() -> None:
    said = verdict(replace(GOOD, ballots=Judgement(1500, 1499, 1, 0, 0)))
    assert (said["ok"], said["enough"]) == (False, False)
    assert "Do not vote with this server yet" in said["en"]
    assert said["vi"].count("Chưa đủ sức.") == 1


def test_slow_is_told_with_a_remedy_for_this_installation() -> None:
    slow = {"vote_seen": {"p95_ms": 9000.0, "max_ms": 12000.0}}
    said = verdict(replace(GOOD, actions=slow, is_postgresql=False, processes=1))
    assert (said["ok"], said["enough"]) == (True, False)
    assert "Slow: seeing the ballot. Move to PostgreSQL" in said["en"]
    assert "trong 12,0 giây" in said["vi"]
    assert "Install Redis" in verdict(replace(GOOD, actions=slow, processes=1))["en"]
    assert "more cores" in verdict(replace(GOOD, actions=slow))["en"]


def test_tablets_that_were_the_limit_are_named() -> None:
    assert "busy playing the tablets" in verdict(replace(GOOD, saturated=True))["en"]


def test_ballots_may_take_longer_while_servers_die() -> None:
    late = {"ballot": {"p95_ms": 8000.0}, "vote_seen": {"p95_ms": 700.0, "max_ms": 912.0}}
    assert not verdict(replace(GOOD, actions=late))["enough"]
    after = verdict(replace(GOOD, actions=late, kills=3))
    assert (after["enough"], "killed 3 times" in after["en"]) == (True, True)


def test_pages_that_stayed_away_are_no_success() -> None:
    said = verdict(replace(GOOD, away=2))
    assert (said["ok"], "2 tablets lost the connection" in said["en"]) == (False, True)
