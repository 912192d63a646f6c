"""The published order of ballots is checked, and the check would see a biased one."""

from tests.torture import order


def test_a_biased_order_is_seen_and_the_product_has_none() -> None:
    told = order.measured(polls=100)
    assert told["caught"]
    assert abs(told["order_tau"]) < 0.095  # the same 3.8 deviations, of a hundred polls
    assert order.lean(2) != 1


def test_the_mistake_is_taken_out_again() -> None:
    order.as_they_came()
    assert order.lean(5) == 1
    order.right_again()
    assert order.lean(5) < 1
