"""Searches over states: programs are sampled from a state, and go on from the best."""

from fle.eval.search.beam import run_beam
from fle.eval.search.mcts import run_mcts

__all__ = ["run_beam", "run_mcts"]
