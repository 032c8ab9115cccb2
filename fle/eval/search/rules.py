"""The rules by which searches choose; pure, so that they can be worked by hand."""

import math
from collections.abc import Sequence

from fle.eval.plan import Order
from fle.eval.search.tree import Node


def best_of(nodes: Sequence[Node], width: int, by: Order) -> list[Node]:
    """Return the `width` best nodes, the best first; of equal ones the earlier.

    Args:
        nodes: What to choose from.
        width: How many to keep.
        by: `advantage`, or `score`: the production score after the hold-out.
    """

    def worth(node: Node) -> float:
        return node.advantage if by == "advantage" else node.value

    return sorted(nodes, key=lambda node: (-worth(node), node.index))[:width]


def ucb(node: Node, exploration: float, low: float, high: float) -> float:
    """Return the upper confidence bound (UCB1) of a node that was visited.

    `q + exploration * sqrt(ln(visits of the parent) / visits)`; `q` is the mean of its values,
    scaled so that the lowest value of the tree is 0 and the highest 1 (0 while all are equal):
    production scores have no bound, which the exploring term needs.
    """
    assert node.parent is not None
    spread = high - low
    quality = (node.total / node.visits - low) / spread if spread else 0.0
    return quality + exploration * math.sqrt(math.log(node.parent.visits) / node.visits)


def select(root: Node, branching: int, exploration: float) -> Node | None:
    """Return the node to sample from, or None when nothing is left to be tried.

    The way goes down the tree by UCB, of equal children to the earlier one, until a node has fewer
    than `branching` children.
    """
    if is_closed(root, branching):
        return None
    values = [node.value for node in _all(root)]
    low, high = min(values), max(values)
    node = root
    while is_full(node, branching):
        open_ones = [child for child in node.children if not is_closed(child, branching)]
        node = max(open_ones, key=lambda child: (ucb(child, exploration, low, high), -child.index))
    return node


def count(node: Node) -> None:
    """Count the value of a new node for it and for all it came of."""
    for above in node.path():
        above.visits += 1
        above.total += node.value


def is_full(node: Node, branching: int) -> bool:
    """Say whether nothing more is sampled from a node itself."""
    return node.exhausted or node.over is not None or len(node.children) >= branching


def is_closed(node: Node, branching: int) -> bool:
    """Say whether nothing more is sampled from a node nor from what came of it."""
    return is_full(node, branching) and all(is_closed(child, branching) for child in node.children)


def _all(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found += node.children
    return found
