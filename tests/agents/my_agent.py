"""An agent of a user's own, as docs/agents.md shows one; named as `tests.agents.my_agent:...`."""

from fle.agents import Agent, AgentSetup, Conversation, Program
from fle.gym import Observation


class Careful(Agent):
    """Asks for the score, and no more."""

    name = "careful"

    def __init__(self, setup: AgentSetup) -> None:
        self.words = setup.options.get("words", "score")
        self.ended = ""

    def step(self, conversation: Conversation, observation: Observation) -> Program:
        return Program(f"print({self.words!r}, score())")

    def end(self, conversation: Conversation, reason: str) -> None:
        self.ended = reason


def no_agent(setup: AgentSetup) -> str:
    return "no agent"
