from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from documents import register
from documents.models import RegisterEntry, Series
from documents.reservations import RunEnded, reserve
from people.models import Organisation, Term
from people.refusals import NotAllowed
from tests.agenda.races import together
from tests.factories import World, world

CLERKS = 20


def allocate(here: World, period: str = "2025-2030") -> RegisterEntry:
    with transaction.atomic():
        return register.allocate(
            organisation=here.organisation,
            type="TB",
            period=period,
            written=lambda number: f"{number:02}-TB/ĐU",
            at=here.at(),
            kind="notice",
            abstract="kết luận",
            signer="Lê Thị Thu Hạnh",
            by=here.clerk,
        )


def test_the_first_number_follows_the_ones_given_on_paper(draft: World) -> None:
    register.carry_over(organisation=draft.organisation, type="TB", period="2025-2030", number=86)
    assert register.next_number(draft.organisation, "TB", "2025-2030") == 87
    assert [allocate(draft).written for _ in range(2)] == ["87-TB/ĐU", "88-TB/ĐU"]


def test_numbers_below_ten_are_padded_and_periods_are_apart(draft: World) -> None:
    assert [allocate(draft, "2025-2030").written, allocate(draft, "2030-2035").written] == ["01-TB/ĐU", "01-TB/ĐU"]


def test_carrying_over_after_the_first_number_changes_nothing(draft: World) -> None:
    allocate(draft)
    series = register.carry_over(organisation=draft.organisation, type="TB", period="2025-2030", number=86)
    assert (series.carried_over, series.last) == (0, 1)


def test_a_failed_issue_gives_its_number_back(draft: World) -> None:
    with transaction.atomic():
        allocate(draft)
        transaction.set_rollback(True)
    assert allocate(draft).number == 1


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_number_is_given() -> None:
    here = world()
    with pytest.raises(RuntimeError):
        register.allocate(
            organisation=here.organisation,
            type="TB",
            period="2025-2030",
            written=str,
            at=here.at(),
            kind="notice",
            abstract="",
            signer="",
            by=here.clerk,
        )


def test_a_gap_is_reported(draft: World) -> None:
    for _ in range(3):
        allocate(draft)
    RegisterEntry.objects.filter(number=2).delete()
    assert register.gaps(Series.objects.get()) == [2]


def series_of(here: World, type: str = "TB", period: str = "2025-2030") -> Series:
    return Series.objects.create(organisation=here.organisation, type=type, period=period, last=86, carried_over=86)


def test_a_secret_on_paper_stands_in_the_same_run(draft: World) -> None:
    series = series_of(draft)
    paper = reserve(series=series, by=draft.clerk, at=draft.at())
    assert (paper.written, paper.kind, paper.abstract, paper.signer) == ("87-TB/ĐU", "", "", "")
    assert (paper.on_paper, paper.given_by, paper.issued_on) == (True, draft.clerk, date(2026, 11, 12))
    following = allocate(draft)
    assert (following.number, following.on_paper, register.gaps(Series.objects.get())) == (88, False, [])


@pytest.mark.parametrize("column", ["abstract", "signer"])
def test_the_database_refuses_a_word_about_a_secret(draft: World, column: str) -> None:
    paper = reserve(series=series_of(draft), by=draft.clerk, at=draft.at())
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterEntry.objects.filter(pk=paper.pk).update(**{column: "Về nhân sự"})


def test_a_run_of_a_past_term_gives_no_number(draft: World) -> None:
    with pytest.raises(RunEnded, match="TB-ĐU 2020-2025"):
        reserve(series=series_of(draft, period="2020-2025"), by=draft.clerk, at=draft.at())
    Term.objects.update(ends=date(2026, 11, 11))
    with pytest.raises(RunEnded):
        reserve(series=series_of(draft), by=draft.clerk, at=draft.at())
    assert RegisterEntry.objects.count() == 0


def test_the_state_counts_by_the_year(draft: World) -> None:
    Organisation.objects.update(profile="state", symbol="UBND")
    draft.organisation.refresh_from_db()
    with pytest.raises(RunEnded):
        reserve(series=series_of(draft), by=draft.clerk, at=draft.at())
    assert reserve(series=series_of(draft, period="2026"), by=draft.clerk, at=draft.at()).written == "87/TB-UBND"


@pytest.mark.parametrize("name", ["khoi", "hanh", "luc", "stranger"])
def test_who_does_not_serve_the_committee_takes_no_number(draft: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        reserve(series=series_of(draft), by=draft.users[name], at=draft.at())


def test_the_register_shows_that_a_number_is_on_paper(draft: World) -> None:
    series, past = series_of(draft), series_of(draft, period="2020-2025")
    client = Client()
    client.force_login(draft.clerk, backend="django.contrib.auth.backends.ModelBackend")
    take = reverse("documents:reservation", args=[series.pk])
    page = client.get(reverse("documents:register")).content.decode()
    assert (take in page, reverse("documents:reservation", args=[past.pk]) in page) == (True, False)
    shown = client.post(take, follow=True).content.decode()
    assert "Đã lấy số 87-TB/ĐU cho văn bản giấy." in shown
    assert "Văn bản mật, lập và lưu trên giấy; Ngô Bảo Châm lấy số" in shown


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twenty_clerks_at_once_leave_no_gap_and_no_double() -> None:
    here = world()
    register.carry_over(organisation=here.organisation, type="TB", period="2025-2030", number=86)
    given = together([partial(allocate, here)] * CLERKS)
    numbers = sorted(entry.number for entry in given if isinstance(entry, RegisterEntry))
    assert numbers == list(range(87, 87 + CLERKS))
    assert sorted(RegisterEntry.objects.values_list("number", flat=True)) == numbers
    assert register.gaps(Series.objects.get()) == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_who_fails_among_twenty_clerks_leaves_no_gap() -> None:
    here = world()

    def fail() -> None:
        with transaction.atomic():
            allocate(here)
            raise OSError("no paper")

    given = together([partial(allocate, here), fail] * (CLERKS // 2))
    assert [type(one) for one in given] == [RegisterEntry, OSError] * (CLERKS // 2)
    assert sorted(RegisterEntry.objects.values_list("number", flat=True)) == list(range(1, CLERKS // 2 + 1))
    assert Series.objects.get().last == CLERKS // 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_the_very_first_numbers_of_a_series_do_not_collide() -> None:
    here = world()
    given = together([partial(allocate, here)] * 8)
    assert sorted(entry.number for entry in given if isinstance(entry, RegisterEntry)) == list(range(1, 9))
