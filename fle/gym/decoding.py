"""Observations from members of the published space."""

from collections.abc import Iterable, Mapping
from typing import Any

from fle.generated.types import TechnologyState
from fle.gym.observation import (
    AgentFunction,
    CharacterPosition,
    Craft,
    Flows,
    GameInfo,
    Message,
    Research,
    TaskDescription,
    TaskVerification,
)


def decode(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the `Observation` that `data` describes."""
    clock, task, verdict = data["game_info"], data["task_info"], data["task_verification"]
    return {
        "raw_text": data["raw_text"],
        "entities": tuple(data["entities"]),
        "inventory": {each["type"]: int(each["quantity"]) for each in data["inventory"]},
        "research": _research(data["research"]),
        "game_info": GameInfo(int(clock["tick"]), float(clock["time"]), float(clock["speed"])),
        "score": float(data["score"]),
        "automated_score": float(data["automated_score"]),
        "flows": decode_flows(data["flows"]),
        "task_verification": TaskVerification(
            bool(verdict["success"]), {each["key"]: each["value"] for each in verdict["meta"]}
        )
        if verdict["meta"] or verdict["success"]
        else None,
        "messages": tuple(
            Message(each["sender"], each["content"], float(each["timestamp"]))
            for each in data["messages"]
        ),
        "serialized_functions": tuple(
            AgentFunction(each["name"], each["pickled_function"])
            for each in data["serialized_functions"]
        ),
        "task_info": TaskDescription(
            task["goal_description"],
            task["agent_instructions"],
            task["task_key"],
            int(task["trajectory_length"]),
        )
        if task["task_key"]
        else None,
        "map_image": data["map_image"],
        "character_positions": tuple(
            CharacterPosition(int(each["agent_idx"]), float(each["x"]), float(each["y"]))
            for each in data["character_positions"]
        ),
    }


def decode_flows(data: Mapping[str, Any]) -> Flows:
    """Return the flows that `data` describes."""
    return Flows(
        input=_amounts(data["input"], "rate"),
        output=_amounts(data["output"], "rate"),
        crafted=_crafts(data["crafted"]),
        harvested=_amounts(data["harvested"], "amount"),
        price_list=_amounts(data["price_list"], "price"),
        static_items=_amounts(data["static_items"], "value"),
    )


def _amounts(rows: Iterable[Mapping[str, Any]], key: str) -> dict[str, float]:
    return {row["type"]: float(row[key]) for row in rows}


def _crafts(rows: Iterable[Mapping[str, Any]]) -> tuple[Craft, ...]:
    """Join the rows of each craft: those after its first count no crafts."""
    crafts: list[tuple[int, dict[str, float], dict[str, float]]] = []
    for row in rows:
        crafted = int(row["crafted_count"])
        if crafted or not crafts:
            crafts.append((crafted, {}, {}))
        for amounts, part in zip(crafts[-1][1:], (row["inputs"], row["outputs"]), strict=True):
            if part["type"]:
                amounts[part["type"]] = float(part["amount"])
    return tuple(Craft(*craft) for craft in crafts)


def _research(data: Mapping[str, Any]) -> Research:
    return Research(
        technologies=tuple(_technology(each) for each in data["technologies"]),
        current_research=data["current_research"] or None,
        research_progress=float(data["research_progress"]),
        research_queue=tuple(data["research_queue"]),
        progress={each["name"]: float(each["value"]) for each in data["progress"]},
    )


def _technology(data: Mapping[str, Any]) -> TechnologyState:
    return TechnologyState(
        name=data["name"],
        researched=bool(data["researched"]),
        enabled=bool(data["enabled"]),
        level=int(data["level"]),
        research_unit_count=int(data["research_unit_count"]),
        research_unit_energy=float(data["research_unit_energy"]),
        prerequisites=list(data["prerequisites"]),
        ingredients={each["item"]: int(each["amount"]) for each in data["ingredients"]},
    )
