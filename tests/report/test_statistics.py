"""Statistics against numbers worked out by hand, or printed in tables."""

from __future__ import annotations

import math

import pytest

from fle.eval.report.statistics import Interval, mean, pass_at, student, wilson


@pytest.mark.parametrize(
    ("successes", "attempts", "low", "high"),
    [
        # (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959964
        (0, 10, 0.0, 0.277533),
        (1, 10, 0.017876, 0.404150),
        (5, 10, 0.236593, 0.763407),
        (10, 10, 0.722467, 1.0),
        (81, 263, 0.255289, 0.366208),
    ],
)
def test_wilson(successes: int, attempts: int, low: float, high: float) -> None:
    found = wilson(successes, attempts)
    assert found is not None
    assert found.value == successes / attempts
    assert found.low == pytest.approx(low, abs=1e-5)
    assert found.high == pytest.approx(high, abs=1e-5)


def test_wilson_of_nothing() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("k", "successes", "attempts", "value"),
    [
        (1, 3, 10, 0.3),
        # 1 - C(7,2)/C(10,2) = 1 - 21/45
        (2, 3, 10, 24 / 45),
        # 1 - C(7,5)/C(10,5) = 1 - 21/252
        (5, 3, 10, 231 / 252),
        # Three attempts failed: four cannot all be of them.
        (4, 1, 4, 1.0),
        (3, 1, 4, 0.75),
        (8, 0, 8, 0.0),
        (1, 4, 4, 1.0),
        (5, 3, 4, None),
        (1, 0, 0, None),
    ],
)
def test_pass_at(k: int, successes: int, attempts: int, value: float | None) -> None:
    found = pass_at(k, successes, attempts)
    assert found == (value if value is None else pytest.approx(value))


def test_pass_at_is_the_share_of_all_choices() -> None:
    from itertools import combinations

    outcomes = [True, True, False, False, False, True]
    for k in range(1, 7):
        chosen = list(combinations(outcomes, k))
        assert pass_at(k, 3, 6) == pytest.approx(sum(map(any, chosen)) / len(chosen))


@pytest.mark.parametrize(
    ("freedom", "point"),
    [
        (1, 12.7062),
        (2, 4.3027),
        (3, 3.1824),
        (4, 2.7764),
        (7, 2.3646),
        (10, 2.2281),
        (29, 2.0452),
        (30, 2.0423),
        (120, 1.9799),
        (10_000, 1.9602),
    ],
)
def test_student(freedom: int, point: float) -> None:
    assert student(freedom) == pytest.approx(point, abs=5e-5)


def test_mean() -> None:
    # Mean 5, variance (9 + 1 + 1 + 9) / 3 = 20/3, half = 3.1824 √(20/12).
    found = mean([2.0, 4.0, 6.0, 8.0])
    half = 3.18244630528 * math.sqrt(20 / 12)
    assert found is not None
    assert found.value == 5.0
    assert found.low == pytest.approx(5 - half)
    assert found.high == pytest.approx(5 + half)


def test_mean_of_few() -> None:
    assert mean([]) is None
    assert mean([3.0]) == Interval(3.0, None, None)
    assert mean([3.0, 3.0]) == Interval(3.0, 3.0, 3.0)
