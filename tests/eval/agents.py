"""Agents of tests, named as `tests.eval.agents:NAME`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fle.agents import Agent, AgentSetup, Conversation, ModelError, Program
from fle.gym import Observation


class Counting(Agent):
    """Fails, is silent, or writes a program, step by step as its option `does` says."""

    name = "counting"

    def __init__(self, setup: AgentSetup) -> None:
        self.does = str(setup.options["does"])
        self.step_number = 0

    def step(self, conversation: Conversation, observation: Observation) -> Program:
        what = self.does[self.step_number % len(self.does)]
        self.step_number += 1
        if what == "x":
            raise ZeroDivisionError("of the agent")
        if what == "k":
            raise ModelError("the key is refused", kind="key")
        if what == "q":
            raise SystemExit
        if what == "-":
            return Program(None, "Let me think.", problem="it holds no code")
        if what == ".":
            return Program(None, finished=True)
        if what == "!":
            return Program("raise ValueError('of the program')", "!")
        return Program(f"print({self.step_number})", "a program")

    def state(self) -> dict[str, Any]:
        return {"step_number": self.step_number}

    def restore(self, state: Mapping[str, Any]) -> None:
        self.step_number = int(state["step_number"])
