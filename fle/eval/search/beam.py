"""Beam search: in each round the best states of all that were sampled go on.

A round samples `branching` programs from each state of the beam; the `width` best states that are
not at their end are the next beam.
"""

from fle.eval.desk import Desk
from fle.eval.messages import Ended, Order
from fle.eval.plan import Search
from fle.eval.search.rules import best_of
from fle.eval.search.sampler import Full, Sampler
from fle.eval.search.tree import Node
from fle.eval.worlds import World


def run_beam(desk: Desk, order: Order, world: World, search: Search) -> Ended:
    """Run a beam search to its end: success, no state that could go on, or a limit.

    Args:
        desk: Where steps are left.
        order: What to run, and the steps that were taken before.
        world: Where.
        search: Width, branching, and what states are ordered by.
    """
    sampler = Sampler(desk, order, world, search)
    beam = [sampler.root]
    try:
        while True:
            sampled = _round(sampler, beam, search.branching)
            if any(node.over == "success" for node in sampled):
                return sampler.end("success")
            if not sampled:
                return sampler.end("agent")
            beam = best_of([node for node in sampled if node.over is None], search.width, search.by)
            if not beam:
                return sampler.end("programs")
    except Full as full:
        return sampler.end(full.reason, full.text)


def _round(sampler: Sampler, beam: list[Node], branching: int) -> list[Node]:
    """Sample from every state of the beam, up to the first success."""
    sampled = []
    for node in beam:
        for _ in range(branching):
            child = sampler.sample(node)
            if child is None:
                break
            sampled.append(child)
            if child.over == "success":
                return sampled
    return sampled
