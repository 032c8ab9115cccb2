"""The tree of a search: a node for each state, the root being the start of the trajectory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self


@dataclass(eq=False, slots=True)
class Node:
    """A state: what a program left behind, or the start.

    Attributes:
        index: Number of its step, -1 for the root.
        step: Id of its step, None for the root.
        parent: The state from which its program began.
        value: The production score after the hold-out.
        advantage: How much of that the program brought: the value less that of the parent's state
            left alone for as long.
        over: Why the episode is over here, or None.
        children: The states that programs made of it, in their order.
        exhausted: Whether its agent has nothing more to say here.
        visits: MCTS: how many values of it and of what came of it were counted.
        total: MCTS: the sum of these values.
    """

    index: int = -1
    step: int | None = None
    parent: Self | None = None
    value: float = 0.0
    advantage: float = 0.0
    over: str | None = None
    children: list[Self] = field(default_factory=list)
    exhausted: bool = False
    visits: int = 0
    total: float = 0.0

    @property
    def depth(self) -> int:
        """Steps between the start and this state."""
        return 0 if self.parent is None else self.parent.depth + 1

    def path(self) -> Iterator[Self]:
        """Give this node, its parent, and so on to the root."""
        yield self
        if self.parent is not None:
            yield from self.parent.path()
