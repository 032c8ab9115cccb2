"""Monte Carlo tree search over states.

Each round goes down the tree by UCB to a state from which fewer than `branching` programs were
sampled, samples one more, and counts the value of what it made for all states on the way.
"""

from fle.eval.desk import Desk
from fle.eval.messages import Ended, Order
from fle.eval.plan import Search
from fle.eval.search.rules import count, select
from fle.eval.search.sampler import Full, Sampler
from fle.eval.search.tree import Node
from fle.eval.worlds import World


def run_mcts(desk: Desk, order: Order, world: World, search: Search) -> Ended:
    """Run a tree search to its end: success, no state that could go on, or a limit.

    Args:
        desk: Where steps are left.
        order: What to run, and the steps that were taken before.
        world: Where.
        search: Branching and exploration.
    """
    sampler = Sampler(desk, order, world, search)
    nodes: list[Node] = []
    try:
        ended = _search(sampler, nodes, search)
    except Full as full:
        ended = sampler.end(full.reason, full.text)
    sampler.tell({node.step: node.visits for node in nodes if node.step is not None})
    return ended


def _search(sampler: Sampler, nodes: list[Node], search: Search) -> Ended:
    while (node := select(sampler.root, search.branching, search.exploration)) is not None:
        child = sampler.sample(node)
        if child is None:
            continue
        nodes.append(child)
        count(child)
        if child.over == "success":
            return sampler.end("success")
    return sampler.end("programs" if nodes else "agent")
