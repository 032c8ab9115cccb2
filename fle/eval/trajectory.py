"""One trajectory: agents in turn, a program each, every step kept before the next begins.

On embedded servers each step begins from the state that the store has of the one before, as it does
after a run was killed: what cannot be kept, as a generator in the middle of its work, is gone for
the next program in either case, and a resumed run cannot be told from an unbroken one.
"""

from collections.abc import Sequence

from fle.eval.desk import Desk
from fle.eval.messages import Ended, Order
from fle.eval.seat import Seat, make_seats
from fle.eval.worlds import World


def run_alone(desk: Desk, order: Order, world: World) -> Ended:
    """Run a trajectory to its end, or go on with it: one program after the other.

    Args:
        desk: Where steps are left.
        order: What to run, and the steps that were taken before.
        world: Where.
    """
    seats = make_seats(order.job, world)
    index, parent = _take_up(desk, order, world, seats)
    while (reason := world.over) is None:
        over = desk.over()
        if over is not None:
            return _end(order, world, seats, over.reason, over.text)
        record = seats[index % world.agents].take_step(world, index=index, parent=parent)
        if record is None:
            return _end(order, world, seats, "agent")
        parent = desk.keep(record)
        index += 1
        if world.over is None and world.restores_exactly and record.game_state is not None:
            world.restore(record.game_state)
    return _end(order, world, seats, reason)


def _take_up(
    desk: Desk, order: Order, world: World, seats: Sequence[Seat]
) -> tuple[int, int | None]:
    """Start the world, or restore it and the agents; return the next index and its parent."""
    if not order.steps:
        world.start(order.job.seed)
        return 0, None
    last = order.steps[-1]
    newest = {step.agent: step for step in order.steps}
    for number, step in sorted(newest.items()):
        kept = desk.load(step.id)
        seats[number].restore(step, kept.messages)
        if step.id == last.id:
            world.restore(kept.game_state)
    return last.index + 1, last.id


def _end(
    order: Order, world: World, seats: Sequence[Seat], reason: str, text: str | None = None
) -> Ended:
    for seat in seats:
        seat.end(world, reason)
    return Ended(order.trajectory, reason, reason == "success", text)
