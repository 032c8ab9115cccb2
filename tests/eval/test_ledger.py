import pytest

from fle.eval.ledger import Ledger
from fle.eval.plan import RunLimits


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def ledger(
    trajectory: RunLimits | None = None,
    run: RunLimits | None = None,
    clock: Clock | None = None,
    earlier_s: float = 0.0,
) -> Ledger:
    return Ledger(
        trajectory or RunLimits(), run or RunLimits(), earlier_s=earlier_s, clock=clock or Clock()
    )


def reason(kept: Ledger, trajectory: int) -> str | None:
    over = kept.over(trajectory)
    return over and over.reason


def test_without_limits_everything_goes() -> None:
    kept = ledger()
    kept.count(1, 10**9, 10.0**6)
    assert kept.over(1) is None


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (RunLimits(steps=3), [None, None, "limit_steps"]),
        (RunLimits(tokens=25), [None, None, "limit_tokens"]),
        (RunLimits(tokens=20), [None, "limit_tokens", "limit_tokens"]),
        (RunLimits(cost=0.3), [None, None, "limit_cost"]),
    ],
)
def test_a_trajectory_ends_when_a_limit_is_reached(
    limits: RunLimits, expected: list[str | None]
) -> None:
    kept = ledger(limits)
    found = []
    for _ in expected:
        kept.count(1, 10, 0.1)
        found.append(reason(kept, 1))
    assert found == expected
    assert kept.over(2) is None


def test_a_run_counts_what_its_trajectories_use_together() -> None:
    kept = ledger(RunLimits(tokens=100), RunLimits(tokens=50))
    kept.count(1, 30, None)
    assert kept.over(2) is None
    kept.count(2, 20, None)
    assert reason(kept, 1) == reason(kept, 2) == "run_limit_tokens"
    over = kept.over(1)
    assert over is not None
    assert over.text == "the whole run has used 50 tokens; its limit is 50"


def test_time_goes_on_counting_after_a_run_was_resumed() -> None:
    clock = Clock()
    kept = ledger(RunLimits(seconds=10), RunLimits(seconds=60), clock, earlier_s=45.0)
    kept.begin(1, earlier_s=4.0)
    kept.begin(2)
    clock.now += 6
    assert (reason(kept, 1), reason(kept, 2)) == ("limit_seconds", None)
    clock.now += 9
    kept.begin(3)
    assert reason(kept, 3) == "run_limit_seconds"
    assert kept.seconds(1) == {"trajectory_s": 19.0, "run_s": 60.0}


def test_a_limit_on_money_does_not_overlook_a_price_that_is_not_known() -> None:
    kept = ledger(RunLimits(cost=5.0))
    kept.count(1, 0, None)
    assert kept.over(1) is None
    kept.count(1, 10, None)
    over = kept.over(1)
    assert over is not None
    assert over.reason == "limit_cost"
    assert "the price of its model is not known" in over.text
