"""The published spaces of actions and observations, as Gymnasium's.

Where the published ones leave a range open, these end at the largest number of their type: every
value that can be told lies in both. Texts may be empty and hold every printable ASCII character.
"""

from typing import Any

import numpy as np
from gymnasium import spaces

from fle.gym.texts import CHARACTERS, LONG, SHORT, STATE_LENGTH

_MOST_FLOAT = float(np.finfo(np.float32).max)
_MOST_INT = 2147483645

Dict = spaces.Dict
Sequence = spaces.Sequence


class StateText(spaces.Text):
    """Texts that hold a state of the game; samples are empty, since states cannot be made up."""

    def sample(self, mask: Any = None, probability: Any = None) -> str:
        """Return the empty text, which means the state that the environment is in."""
        return ""


def action_space(num_agents: int = 1) -> spaces.Dict:
    """Return the space of actions: whose program, its code, and a state to begin from."""
    return Dict(
        {
            "agent_idx": spaces.Discrete(num_agents),
            "code": text(LONG),
            "game_state": StateText(STATE_LENGTH, min_length=0, charset=CHARACTERS),
        }
    )


def observation_space() -> spaces.Dict:
    """Return the space of observations; `fle.gym.Observation.to_dict` gives members of it."""
    return Dict(
        {
            "automated_score": number(-_MOST_FLOAT),
            "character_positions": Sequence(
                Dict({"agent_idx": count(), "x": number(-_MOST_FLOAT), "y": number(-_MOST_FLOAT)})
            ),
            "entities": Sequence(text(LONG)),
            "flows": _flows(),
            "game_info": Dict({"speed": number(), "tick": count(), "time": number()}),
            "inventory": Sequence(Dict({"quantity": count(), "type": text(SHORT)})),
            "map_image": text(STATE_LENGTH),
            "messages": Sequence(
                Dict({"content": text(LONG), "sender": text(SHORT), "timestamp": number()})
            ),
            "raw_text": text(LONG),
            "research": _research(),
            "score": number(-_MOST_FLOAT),
            "serialized_functions": Sequence(
                Dict({"name": text(SHORT), "pickled_function": text(LONG)})
            ),
            "task_info": Dict(
                {
                    "agent_instructions": text(LONG),
                    "goal_description": text(LONG),
                    "task_key": text(SHORT),
                    "trajectory_length": count(),
                }
            ),
            "task_verification": Dict(
                {
                    "meta": Sequence(Dict({"key": text(SHORT), "value": text(LONG)})),
                    "success": spaces.Discrete(2),
                }
            ),
        }
    )


def _flows() -> spaces.Dict:
    amount = Dict({"amount": number(), "type": text(SHORT)})
    rate = Dict({"rate": number(), "type": text(SHORT)})
    return Dict(
        {
            "crafted": Sequence(
                Dict({"crafted_count": count(), "inputs": amount, "outputs": amount})
            ),
            "harvested": Sequence(amount),
            "input": Sequence(rate),
            "output": Sequence(rate),
            "price_list": Sequence(Dict({"price": number(), "type": text(SHORT)})),
            "static_items": Sequence(Dict({"type": text(SHORT), "value": number()})),
        }
    )


def _research() -> spaces.Dict:
    technology = Dict(
        {
            "enabled": spaces.Discrete(2),
            "ingredients": Sequence(Dict({"amount": count(), "item": text(SHORT)})),
            "level": count(),
            "name": text(SHORT),
            "prerequisites": Sequence(text(SHORT)),
            "research_unit_count": count(),
            "research_unit_energy": number(),
            "researched": spaces.Discrete(2),
        }
    )
    return Dict(
        {
            "current_research": text(SHORT),
            "progress": Sequence(Dict({"name": text(SHORT), "value": number()})),
            "research_progress": spaces.Box(0.0, 1.0, (), np.float32),
            "research_queue": Sequence(text(SHORT)),
            "technologies": Sequence(technology),
        }
    )


def text(longest: int) -> spaces.Text:
    """Return the space of texts of up to `longest` characters."""
    return spaces.Text(longest, min_length=0, charset=CHARACTERS)


def number(lowest: float = 0.0) -> spaces.Box:
    """Return the space of numbers from `lowest` on."""
    return spaces.Box(lowest, _MOST_FLOAT, (), np.float32)


def count() -> spaces.Box:
    """Return the space of whole numbers from 0 on."""
    return spaces.Box(0, _MOST_INT, (), np.int32)
