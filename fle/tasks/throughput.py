"""The verifier of throughput tasks.

The published rule: let the hold-out pass again and again while the measured output of the goal
grows; the largest is the throughput. Output is what the force produced, less what characters mined
or crafted by hand.
"""

from dataclasses import dataclass

from fle.runtime.session import Session
from fle.tasks.definition import Task


@dataclass(frozen=True, slots=True)
class Throughput:
    """What a verifier measured.

    Attributes:
        success: Whether the quota was reached.
        quota: Units asked for per hold-out.
        throughput: Units made by machines in the best hold-out.
        holdouts: Units made in each hold-out, in order.
        measured: `copy` where the hold-outs passed on a copy of the world, `in place` where they
            passed in the agent's own world, as on a server that cannot be copied.
    """

    success: bool
    quota: int
    throughput: float
    holdouts: tuple[float, ...]
    measured: str


def verify_throughput(game: Session, task: Task) -> Throughput:
    """Measure the hold-outs of `task`, on a copy of the world wherever there can be one."""
    if game.can_copy:
        with game.copy() as world:
            return _measure(world, task, "copy")
    return _measure(game, task, "in place")


def _measure(world: Session, task: Task, measured: str) -> Throughput:
    best = -1.0
    holdouts: list[float] = []
    while True:
        holdouts.append(_holdout(world, task))
        if holdouts[-1] <= best:
            return Throughput(best >= task.quota, task.quota, best, tuple(holdouts), measured)
        best = holdouts[-1]


def _holdout(world: Session, task: Task) -> float:
    before = _made_by_machines(world, task.entity)
    world.sleep(task.holdout_s)
    return _made_by_machines(world, task.entity) - before


def _made_by_machines(world: Session, entity: str) -> float:
    stats = world.production_stats()
    by_hand = stats.harvested.get(entity, 0) + stats.crafted.get(entity, 0)
    return stats.produced.get(entity, 0) - by_hand
