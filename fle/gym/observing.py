"""Reads an observation of an episode, in one call of the server."""

import base64
import io
from typing import Any
from weakref import WeakKeyDictionary

from fle.generated.types import ProductionStats, TechnologyState, WorldObservation
from fle.gym.observation import (
    CharacterPosition,
    Craft,
    Flows,
    GameInfo,
    Message,
    Observation,
    Research,
    TaskDescription,
    TaskVerification,
)
from fle.runtime.session import Session
from fle.tasks.episode import Episode
from fle.tasks.step import Step
from fle.tasks.verdict import Verdict

_TICKS_A_SECOND = 60

PICTURE_SIZE = 512
"""Longer side of the picture in an observation, in pixels."""

# What each session last heard of the technologies, with the mark by which the server knows it:
# the list is long and seldom changes.
_technologies: WeakKeyDictionary[Session, tuple[str, tuple[TechnologyState, ...]]] = (
    WeakKeyDictionary()
)


def observe(
    episode: Episode,
    agent: int = 0,
    *,
    step: Step | None = None,
    messages_after: int = 0,
    vision: bool = False,
) -> Observation:
    """Return what agent number `agent` (from 0) is told of the world as it is.

    Args:
        episode: What is played.
        agent: Whose observation it is.
        step: The agent's last program, if it ran one: its output and verdict are part of it.
        messages_after: Only messages with a higher number; they count from 1 in each episode.
        vision: Whether to add the picture of the map.
    """
    return observe_world(episode, agent, step, messages_after, vision)[0]


def forget(episode: Episode) -> None:
    """Ask anew for the technologies with the next observations of an episode.

    So that what is asked of the server does not depend on what was asked before.
    """
    for session in episode.games:
        _technologies.pop(session, None)


def observe_world(
    episode: Episode, agent: int, step: Step | None, messages_after: int, vision: bool
) -> tuple[Observation, int]:
    """Return the observation and the number of the last message in it."""
    session = episode.games[agent]
    mark, technologies = _technologies.get(session, ("", ()))
    world = session.observe(messages_after, mark)
    if world.research.technologies is not None:
        technologies = tuple(world.research.technologies)
        _technologies[session] = (world.research.mark, technologies)
    last = world.messages[-1].number if world.messages else messages_after
    return _observation(episode, agent, step, world, technologies, vision), last


def _observation(
    episode: Episode,
    agent: int,
    step: Step | None,
    world: WorldObservation,
    technologies: tuple[TechnologyState, ...],
    vision: bool,
) -> Observation:
    research = world.research
    return Observation(
        raw_text=output_of(step) if step else "",
        entities=tuple(map(repr, world.entities)),
        inventory=dict(world.inventory.items()),
        research=Research(
            technologies,
            research.current,
            research.progress,
            tuple(research.queue),
            research.saved,
        ),
        game_info=GameInfo(world.tick, world.tick / _TICKS_A_SECOND, world.speed),
        score=world.production_score,
        automated_score=world.automated_score,
        flows=flows_of(world.flows, world.prices),
        task_verification=_verification(step.verdict) if step and step.verdict else None,
        messages=tuple(
            Message(str(each.sender), each.message, each.tick / _TICKS_A_SECOND)
            for each in world.messages
        ),
        task_info=_task(episode, agent),
        map_image=_picture(episode.games[agent]) if vision else "",
        character_positions=tuple(
            CharacterPosition(index, at.x, at.y) for index, at in enumerate(world.characters)
        ),
    )


def output_of(step: Step) -> str:
    """Return what a program printed, and its error, as one text."""
    return "\n".join(part for part in (step.output, step.error) if part)


def flows_of(stats: ProductionStats, prices: dict[str, float]) -> Flows:
    """Return the flows that the server counts, with the prices of what they name."""
    by_hand: dict[str, float] = dict(stats.harvested)
    for name, amount in stats.crafted.items():
        by_hand[name] = by_hand.get(name, 0) + amount
    return Flows(
        input=stats.consumed,
        output=stats.produced,
        crafted=tuple(
            Craft(each.crafted_count, each.inputs, each.outputs, each.recipe)
            for each in stats.crafts
        ),
        harvested=dict(stats.harvested),
        price_list=prices,
        static_items=by_hand,
    )


def _verification(verdict: Verdict) -> TaskVerification:
    meta: dict[str, Any] = {
        "throughput": verdict.throughput,
        "quota": verdict.quota,
        "holdouts": list(verdict.holdouts) or None,
        "measured": verdict.measured,
        **verdict.meta,
    }
    return TaskVerification(
        verdict.success, {key: str(value) for key, value in meta.items() if value is not None}
    )


def _task(episode: Episode, agent: int) -> TaskDescription | None:
    info = episode.observe(agent)
    if info is None:
        return None
    return TaskDescription(
        info.goal_description, info.agent_instructions, info.task_key, info.trajectory_length
    )


def _picture(session: Session) -> str:
    from fle.render import render

    data = io.BytesIO()
    render(session, size=PICTURE_SIZE).save(data, "PNG")
    return base64.b64encode(data.getvalue()).decode("ascii")
