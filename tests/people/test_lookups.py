"""`among` finds what `in` finds."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import QuerySet

from people.models import Membership, User
from tests.factories import World


def both(found: QuerySet[Any], column: str, values: Iterable[object]) -> set[object]:
    wanted = list(values)
    among = set(found.filter(**{f"{column}__among": wanted}).values_list("pk", flat=True))
    assert among == set(found.filter(**{f"{column}__in": wanted}).values_list("pk", flat=True))
    return among


@pytest.fixture
def people(draft: World) -> list[User]:
    return list(draft.users.values())


def test_keys(people: list[User]) -> None:
    wanted = {one.pk for one in people[:3]}
    assert both(User.objects.all(), "pk", [*wanted, uuid4()]) == wanted


def test_texts(people: list[User]) -> None:
    assert both(User.objects.all(), "username", [people[0].username, "o'nobody\"]"]) == {people[0].pk}


def test_numbers(people: list[User]) -> None:
    User.objects.filter(pk=people[0].pk).update(epoch=3)
    assert both(User.objects.all(), "epoch", [3, 7]) == {people[0].pk}


def test_columns_that_name_another_row(people: list[User]) -> None:
    wanted = [one.pk for one in people[:2]]
    assert len(both(Membership.objects.all(), "user", wanted)) == 2
    assert both(User.objects.all(), "memberships__body__staff__user", [*wanted, uuid4()]) == set()


def test_none_of_nothing(people: list[User]) -> None:
    for column in ("pk", "username", "office"):
        assert both(User.objects.all(), column, []) == set()


def test_as_many_as_there_are(people: list[User]) -> None:
    every = [uuid4() for _ in range(5000)]
    assert both(User.objects.all(), "pk", [*every, people[0].pk]) == {people[0].pk}
