"""Observations as members of the published space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from fle.gym.texts import SHORT, STATE_LENGTH, plain

if TYPE_CHECKING:
    from fle.generated.types import TechnologyState
    from fle.gym.observation import Craft, Flows, Observation, Research

_MOST_INT = 2147483645
_MOST_FLOAT = float(np.finfo(np.float32).max)


def encode(seen: Observation, technologies: str) -> dict[str, Any]:
    """Return `seen` as a member of `fle.gym.observation_space()`, made of new objects.

    Which technologies it lists is `all`, `open` or `none`.
    """
    task, verdict = seen.task_info, seen.task_verification
    clock = seen.game_info
    return {
        "automated_score": number(seen.automated_score),
        "character_positions": tuple(
            {"agent_idx": count(at.agent_idx), "x": number(at.x), "y": number(at.y)}
            for at in seen.character_positions
        ),
        "entities": tuple(plain(entity) for entity in seen.entities),
        "flows": encode_flows(seen.flows),
        "game_info": {
            "speed": number(clock.speed),
            "tick": count(clock.tick),
            "time": number(clock.time),
        },
        "inventory": tuple(
            {"quantity": count(held), "type": plain(name, SHORT)}
            for name, held in seen.inventory.items()
        ),
        "map_image": plain(seen.map_image, STATE_LENGTH),
        "messages": tuple(
            {
                "content": plain(message.content),
                "sender": plain(message.sender, SHORT),
                "timestamp": number(message.timestamp),
            }
            for message in seen.messages
        ),
        "raw_text": plain(seen.raw_text),
        "research": _research(seen.research, technologies),
        "score": number(seen.score),
        "serialized_functions": tuple(
            {"name": plain(function.name, SHORT), "pickled_function": plain(function.source)}
            for function in seen.serialized_functions
        ),
        "task_info": {
            "agent_instructions": plain(task.agent_instructions) if task else "",
            "goal_description": plain(task.goal_description) if task else "",
            "task_key": plain(task.task_key, SHORT) if task else "",
            "trajectory_length": count(task.trajectory_length if task else 0),
        },
        "task_verification": {
            "meta": tuple(
                {"key": plain(key, SHORT), "value": plain(value)}
                for key, value in (verdict.meta.items() if verdict else ())
            ),
            "success": int(verdict.success) if verdict else 0,
        },
    }


def encode_flows(flows: Flows) -> dict[str, Any]:
    """Return `flows` as a member of the part of the space that holds them."""
    return {
        "crafted": tuple(row for craft in flows.crafted for row in _rows(craft)),
        "harvested": _amounts(flows.harvested, "amount"),
        "input": _amounts(flows.input, "rate"),
        "output": _amounts(flows.output, "rate"),
        "price_list": _amounts(flows.price_list, "price"),
        "static_items": _amounts(flows.static_items, "value"),
    }


def _amounts(amounts: Mapping[str, float], key: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        {key: number(amount), "type": plain(name, SHORT)} for name, amount in amounts.items()
    )


def _rows(craft: Craft) -> Iterator[dict[str, Any]]:
    """Yield a craft as rows of one input and one output; rows after the first count no crafts.

    The published space has room for one of each in a row. Sums over the rows are right.
    """
    inputs, outputs = list(craft.inputs.items()), list(craft.outputs.items())
    for index in range(max(len(inputs), len(outputs), 1)):
        yield {
            "crafted_count": count(craft.crafted_count if index == 0 else 0),
            "inputs": _amount(inputs, index),
            "outputs": _amount(outputs, index),
        }


def _amount(amounts: list[tuple[str, float]], index: int) -> dict[str, Any]:
    name, amount = amounts[index] if index < len(amounts) else ("", 0.0)
    return {"amount": number(amount), "type": plain(name, SHORT)}


def _research(research: Research, technologies: str) -> dict[str, Any]:
    listed = () if technologies == "none" else research.technologies
    return {
        "current_research": plain(research.current_research or "", SHORT),
        "progress": tuple(
            {"name": plain(name, SHORT), "value": number(done)}
            for name, done in research.progress.items()
        ),
        "research_progress": number(min(1.0, max(0.0, research.research_progress))),
        "research_queue": tuple(plain(name, SHORT) for name in research.research_queue),
        "technologies": tuple(
            _technology(each) for each in listed if technologies == "all" or not each.researched
        ),
    }


def _technology(technology: TechnologyState) -> dict[str, Any]:
    return {
        "enabled": int(technology.enabled),
        "ingredients": tuple(
            {"amount": count(amount), "item": name}
            for name, amount in technology.ingredients.items()
        ),
        "level": count(technology.level),
        "name": technology.name,
        "prerequisites": tuple(technology.prerequisites),
        "research_unit_count": count(technology.research_unit_count),
        "research_unit_energy": number(technology.research_unit_energy),
        "researched": int(technology.researched),
    }


def number(value: float) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Return `value` as the array without dimensions that a Box of numbers holds."""
    return np.array(min(_MOST_FLOAT, max(-_MOST_FLOAT, value)), np.float32)


def count(value: float) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Return `value` as the array without dimensions that a Box of whole numbers holds."""
    return np.array(min(_MOST_INT, int(value)), np.int32)
