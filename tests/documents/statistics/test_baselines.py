"""Figures from before: who enters them, what is refused, what stays."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import Baseline
from documents.statistics.baselines import Entered, baseline_for, enter_baseline
from people.refusals import BadInput, NotAllowed
from tests.factories import World, world

MONTHS = (1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 4)
YEAR = Entered(
    year=2025,
    meetings=40,
    months=MONTHS,
    since=date(2026, 8, 1),
    source="Sổ theo dõi họp",
    counted_on=date(2026, 10, 2),
)


@pytest.fixture
def here(db: None) -> World:
    return world()


def test_what_was_entered_first_stays_and_the_last_counts(here: World) -> None:
    first = enter_baseline(body=here.body, entered=YEAR, by=here.clerk, at=here.at())
    again = enter_baseline(body=here.body, entered=YEAR, by=here.secretary, at=here.at(1))
    later = enter_baseline(body=here.body, entered=replace(YEAR, sheets=900), by=here.secretary, at=here.at(2))
    assert (again.pk, Baseline.objects.count(), list(first.months)) == (first.pk, 2, list(MONTHS))
    assert baseline_for(here.body, date(2026, 11, 1)) == later


def test_the_year_before_the_period_counts_and_none_of_its_own(here: World) -> None:
    for year in (2024, 2025):
        enter_baseline(body=here.body, entered=replace(YEAR, year=year), by=here.clerk, at=here.at(year))
    years = [found and found.year for found in (baseline_for(here.body, date(y, 3, 1)) for y in (2024, 2025, 2030))]
    assert years == [None, 2024, 2025]


WRONG = [
    (replace(YEAR, year=2026), "trước ngày dùng hệ thống"),
    (replace(YEAR, meetings=41), "cộng lại là 40, khác tổng cả năm 41"),
    (replace(YEAR, months=MONTHS[:5], meetings=15), "cộng lại là 15"),
    (replace(YEAR, documents=10), "để trống cả hai"),
    (replace(YEAR, documents=10, electronic=11), "nhiều hơn tổng số"),
    (replace(YEAR, source="  "), "Ghi nguồn số liệu"),
    (replace(YEAR, counted_on=date(2026, 11, 13)), "ở sau hôm nay"),
]


@pytest.mark.parametrize(("entered", "words"), WRONG)
def test_what_does_not_add_up_is_refused_in_words(here: World, entered: Entered, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        enter_baseline(body=here.body, entered=entered, by=here.clerk, at=here.at())
    assert not Baseline.objects.exists()


def test_only_the_staff_of_the_body_enters(here: World) -> None:
    with pytest.raises(NotAllowed):
        enter_baseline(body=here.body, entered=YEAR, by=here.chair, at=here.at())


def form(**more: str) -> dict[str, str]:
    months = {f"month-{number}": str(count) for number, count in enumerate(MONTHS, start=1)}
    days = {"since": "2026-08-01", "counted_on": "2026-10-02"}
    return {"year": "2025", "meetings": "40", "source": "Sổ", "hours": "92,5", **days, **months, **more}


def test_the_page_keeps_what_was_typed_and_says_what_is_missing(here: World) -> None:
    client, page = Client(), reverse("documents:baseline", args=[here.body.pk])
    client.force_login(here.clerk, backend="django.contrib.auth.backends.ModelBackend")
    shown = client.post(page, form(**{"month-3": ""})).content.decode()
    assert ("Ghi đủ số phiên của 12 tháng" in shown, 'value="92,5"' in shown) == (True, True)
    assert client.post(page, form()).status_code == 303
    kept = Baseline.objects.get()
    assert (str(kept.hours), kept.months, kept.sheets, kept.by) == ("92.5", list(MONTHS), None, here.clerk)
    shown = client.get(page).content.decode()
    assert ("Năm 2025: 40 phiên" in shown, 'value="92,5"' in shown) == (True, True)
