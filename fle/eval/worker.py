"""What a worker does: trajectories, one after the other, in worlds of its own."""

import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fle.agents import AgentError, ModelError
from fle.eval.desk import Desk, Interrupted
from fle.eval.messages import (
    Answer,
    Committed,
    Ended,
    Failed,
    LeftOff,
    LineLost,
    NextJob,
    NoMore,
    Order,
    Request,
)
from fle.eval.plan import Search
from fle.eval.search import run_beam, run_mcts
from fle.eval.trajectory import run_alone
from fle.eval.worlds import World, Worlds, WorldSettings
from fle.runtime.errors import FleError
from fle.tasks import TaskError

_METHODS: Mapping[str, Callable[[Desk, Order, World, Search], Ended]] = {
    "independent": lambda desk, order, world, _: run_alone(desk, order, world),
    "beam": run_beam,
    "mcts": run_mcts,
}

log = logging.getLogger("fle.eval.worker")

Ask = Callable[[Request], Answer]

_PASSING = {"busy", "server", "connection", "timeout", "reply"}
"""The kinds of `ModelError` that another attempt may not meet."""


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """What a worker is started with.

    Attributes:
        worlds: Where it plays.
        search: How programs are chosen.
    """

    worlds: WorldSettings
    search: Search


def work(ask: Ask, settings: WorkerSettings) -> None:
    """Run the trajectories that `ask` hands out until there are no more."""
    with Worlds(settings.worlds) as worlds:
        while True:
            order = ask(NextJob())
            if isinstance(order, NoMore):
                return
            assert isinstance(order, Order)
            answer = ask(_carry_out(ask, order, worlds, settings.search))
            assert isinstance(answer, Committed)


def _carry_out(ask: Ask, order: Order, worlds: Worlds, search: Search) -> Request:
    desk = Desk(ask, order)
    try:
        with worlds.open(order.job) as world:
            if order.backend not in ("", world.backend):
                text = f"it was begun on {order.backend}, and cannot go on on {world.backend}"
                return Failed(order.trajectory, text, lasting=True)
            desk.began(world.backend)
            return _METHODS[search.method](desk, order, world, search)
    except Interrupted:
        return LeftOff(order.trajectory)
    except LineLost:
        raise
    except FleError as error:
        log.info("trajectory.failed id=%s error=%s", order.trajectory, error)
        return Failed(order.trajectory, str(error), lasting=_lasting(error))
    except Exception:
        # Whatever it is, it must not end the other trajectories; the trace is kept with this one.
        return Failed(order.trajectory, traceback.format_exc(), lasting=False)


def _lasting(error: FleError) -> bool:
    """Say whether another attempt would meet the same error."""
    if isinstance(error, ModelError):
        return error.kind not in _PASSING
    return isinstance(error, AgentError | TaskError)
