"""The statistics of a report, each by its formula."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % confidence interval.

    Attributes:
        value: The estimate.
        low: The lower end; None where there are too few values to tell.
        high: The upper end.
    """

    value: float
    low: float | None
    high: float | None


def wilson(successes: int, attempts: int) -> Interval | None:
    """Return a rate with the score interval of Wilson (1927); None without attempts."""
    if attempts == 0:
        return None
    rate, square = successes / attempts, _Z * _Z
    middle = (rate + square / (2 * attempts)) / (1 + square / attempts)
    spread = rate * (1 - rate) / attempts + square / (4 * attempts * attempts)
    half = _Z * math.sqrt(spread) / (1 + square / attempts)
    # Rounding may leave the ends a hair outside.
    return Interval(rate, max(0.0, min(rate, middle - half)), min(1.0, max(rate, middle + half)))


def pass_at(k: int, successes: int, attempts: int) -> float | None:
    """Return the chance that one of `k` attempts succeeds, None with fewer than `k` attempts.

    The unbiased estimator of Chen et al. (2021): 1 - C(n - c, k) / C(n, k), in whole numbers.
    """
    if k > attempts:
        return None
    return 1 - math.comb(attempts - successes, k) / math.comb(attempts, k)


def mean(values: Sequence[float]) -> Interval | None:
    """Return the mean with the interval of Student's t; None without values.

    Of a single value the interval is not known.
    """
    number = len(values)
    if number == 0:
        return None
    middle = math.fsum(values) / number
    if number == 1:
        return Interval(middle, None, None)
    variance = math.fsum((value - middle) ** 2 for value in values) / (number - 1)
    half = student(number - 1) * math.sqrt(variance / number)
    return Interval(middle, middle - half, middle + half)


@cache
def student(freedom: int) -> float:
    """Return the 97.5 % point of Student's t distribution of so many degrees of freedom."""
    low, high = 0.0, 16.0
    # Halved until the ends are neighbours among the numbers.
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < 0.95 else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """Return the chance of a value between -t and t: Abramowitz and Stegun, 26.7.3 and 26.7.4."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine = math.cos(angle)
    if freedom % 2:
        total, term = 0.0, cosine
        for each in range(1, freedom - 1, 2):
            total += term
            term *= cosine * cosine * (each + 1) / (each + 2)
        return 2 / math.pi * (angle + math.sin(angle) * total)
    total, term = 0.0, 1.0
    for each in range(0, freedom - 1, 2):
        total += term
        term *= cosine * cosine * (each + 1) / (each + 2)
    return math.sin(angle) * total
