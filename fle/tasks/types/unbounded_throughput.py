"""Machines are to make as much of one thing within a hold-out as they can."""

from fle.tasks.types.throughput import Throughput


class UnboundedThroughput(Throughput):
    """Never solved, as there is no quota; the reward is the best hold-out's output."""

    name = "unbounded_throughput"
