"""Observations for tests of agents, made by hand."""

from typing import Any

from fle.generated.types import TechnologyState
from fle.gym import Observation
from fle.gym.observation import (
    AgentFunction,
    CharacterPosition,
    Flows,
    GameInfo,
    Message,
    Research,
    TaskDescription,
    TaskVerification,
)


def plain(**fields: Any) -> Observation:
    """Return an observation of an empty world, with some fields of its own."""
    empty: dict[str, Any] = {
        "raw_text": "",
        "entities": (),
        "inventory": {},
        "research": Research(),
        "game_info": GameInfo(0, 0.0, 1.0),
        "score": 0.0,
        "automated_score": 0.0,
        "flows": Flows(),
    }
    return Observation(**(empty | fields))


def technology(name: str, researched: bool) -> TechnologyState:
    """Return a technology of one red science pack."""
    return TechnologyState(
        name=name,
        researched=researched,
        enabled=True,
        level=1,
        research_unit_count=10,
        research_unit_energy=600.0,
        prerequisites=[],
        ingredients=[],
    )


def full() -> Observation:
    """Return an observation with something in every field."""
    return plain(
        raw_text="1: ('hello',)",
        entities=(
            "Chest(name='wooden-chest', direction=<Direction.UP: 0>, filter=None, inventory={})",
            "Furnace(name='stone-furnace', status=<EntityStatus.WORKING: 'working'>)",
        ),
        inventory={"coal": 5, "iron-plate": 40, "wood": 0},
        research=Research(
            (technology("automation", True), technology("logistics", False)),
            "logistics",
            0.25,
            ("logistics", "optics"),
            {"optics": 0.5},
        ),
        game_info=GameInfo(600, 10.0, 1.0),
        score=12.5,
        automated_score=10.0,
        flows=Flows(output={"iron-plate": 8.0}, input={"coal": 1.5}, harvested={"wood": 4.0}),
        task_verification=TaskVerification(False, {"throughput": "8.0", "quota": "16"}),
        messages=(Message("2", "plates are in the chest", 7.0),),
        serialized_functions=(AgentFunction("build", "def build(spot):\n    pass\n"),),
        task_info=TaskDescription("Make 16 plates.", "", "plates", 64),
        map_image="aGk=",
        character_positions=(CharacterPosition(0, 1.5, -2.0),),
    )
