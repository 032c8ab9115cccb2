"""Samples programs from states, keeps each as a step, and finds out what it is worth.

A search is resumed by running it again: as long as the store has a step for what it samples, that
step is taken, and nothing is asked or run. The choices of a search follow from the values of its
steps alone, so that it arrives where it was.
"""

from collections import OrderedDict
from dataclasses import replace

from fle.eval.desk import Desk
from fle.eval.messages import Ended, Order, StepState
from fle.eval.plan import Search
from fle.eval.search.tree import Node
from fle.eval.seat import Seat, Taken, make_seat
from fle.eval.worlds import World
from fle.store import StepRecord

_TICKS_A_SECOND = 60
_STATES_KEPT = 32

ADVANTAGE = "advantage"
OVER = "over"
"""Keys of a step's meta."""


class Full(Exception):
    """Raised when a limit forbids another sample."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason
        self.text = text


class Sampler:
    """The world of one search, and its steps."""

    def __init__(self, desk: Desk, order: Order, world: World, search: Search) -> None:
        """Start the world, whose first state is the root's."""
        self._desk = desk
        self._job = order.job
        self._trajectory = order.trajectory
        self._world = world
        self._search = search
        self._stored = list(order.steps)
        self._steps: dict[int, Taken] = {step.id: step for step in order.steps}
        self._next = 0
        self._states: OrderedDict[int, StepState] = OrderedDict()
        self._alone: dict[tuple[int, int], float] = {}
        world.start(order.job.seed)
        self._start = world.state()
        self.root = Node(value=self._value_after(search.holdout_s * _TICKS_A_SECOND))

    @property
    def length(self) -> int:
        """Programs that one line of the tree may have."""
        return self._world.task.trajectory_length * self._world.agents

    def sample(self, node: Node) -> Node | None:
        """Sample a program from a node and return the state that it made of it.

        None: the agent has nothing more to say there.

        Raises:
            Full: A limit forbids it.
            Interrupted: The run is asked to stop.
        """
        if self._next < len(self._stored):
            step = self._stored[self._next]
            child = _node(node, step.id, step) if step.parent == node.step else None
        else:
            child = self._sample_anew(node)
        if child is None:
            node.exhausted = True
            return None
        self._next += 1
        node.children.append(child)
        return child

    def end(self, reason: str, text: str | None = None) -> Ended:
        """Return the end of the search."""
        return Ended(self._trajectory, reason, reason == "success", text)

    def tell(self, visits: dict[int, int]) -> None:
        """Keep how often the search came by each step."""
        self._desk.visited(visits)

    def _sample_anew(self, node: Node) -> Node | None:
        over = self._desk.over()
        if over is not None:
            raise Full(over.reason, over.text)
        index = self._next
        seat = self._seat(node, index)
        self._restore(node)
        record = seat.take_step(self._world, index=index, parent=node.step)
        if record is None:
            return None
        record = self._valued(node, record)
        step = self._desk.keep(record)
        self._steps[step] = record
        assert record.game_state is not None
        self._remember(step, StepState(record.game_state, record.messages))
        return _node(node, step, record)

    def _seat(self, node: Node, index: int) -> Seat:
        """Return the agent whose turn it is at a node, as it was there.

        Its own chance is another one for each sample, or all samples of a state would be alike.
        """
        number = node.depth % self._world.agents
        seat = make_seat(self._job, self._world, number, salt=index + 1)
        for above in node.path():
            if above.step is not None and self._steps[above.step].agent == number:
                seat.restore(self._steps[above.step], self._state(above.step).messages)
                break
        return seat

    def _valued(self, node: Node, record: StepRecord) -> StepRecord:
        """Return a step with what its state is worth; the world is left behind by that."""
        over = self._world.over
        ticks = self._search.holdout_s * _TICKS_A_SECOND
        value = self._value_after(ticks)
        advantage = value - self._left_alone(node, record.ticks + ticks)
        meta = {**record.meta, ADVANTAGE: advantage}
        if over is not None:
            meta[OVER] = over
        return replace(record, value=value, meta=meta)

    def _left_alone(self, node: Node, ticks: int) -> float:
        """Return the score that a node's state has when nothing is done for a time."""
        key = (node.index, ticks)
        if key not in self._alone:
            self._restore(node)
            self._alone[key] = self._value_after(ticks)
        return self._alone[key]

    def _value_after(self, ticks: int) -> float:
        self._world.let_pass(ticks)
        return self._world.production_score()

    def _restore(self, node: Node) -> None:
        state = self._start if node.step is None else self._state(node.step).game_state
        self._world.restore(state)

    def _state(self, step: int) -> StepState:
        state = self._states.get(step) or self._desk.load(step)
        self._remember(step, state)
        return state

    def _remember(self, step: int, state: StepState) -> None:
        self._states[step] = state
        self._states.move_to_end(step)
        if len(self._states) > _STATES_KEPT:
            self._states.popitem(last=False)


def _node(parent: Node, step: int, taken: Taken) -> Node:
    assert taken.value is not None
    return Node(
        index=taken.index,
        step=step,
        parent=parent,
        value=taken.value,
        advantage=float(taken.meta[ADVANTAGE]),
        over=taken.meta.get(OVER),
    )
