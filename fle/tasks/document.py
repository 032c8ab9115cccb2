"""An episode as one JSON document."""

from typing import Any

from fle.generated.types import Inventory
from fle.runtime.session import Session
from fle.tasks.episode import Episode
from fle.tasks.playable import version_of
from fle.tasks.verdict import Verdict


def episode_document(episode: Episode, verdict: Verdict | None) -> dict[str, Any]:
    """Return what came of `episode` as the document that `fle run --json` prints.

    With several agents, `inventory` and `position` are those of the first, and `agents` lists all.
    """
    game = episode.game
    stats = game.production_stats()
    agents = [_agent(session) for session in episode.games]
    document: dict[str, Any] = {
        "backend": game.backend,
        "factorio": version_of(game),
        "seed": episode.seed,
        "steps": [step.to_dict() for step in episode.steps],
        **agents[0],
        "production": {"output": dict(stats.produced), "input": dict(stats.consumed)},
        "state_hash": game.state_hash() if game.can_copy else None,
    }
    if len(agents) > 1:
        document["agents"] = agents
    if episode.task and verdict:
        document["task"] = {"key": episode.task.key, **verdict.to_dict()}
    return document


def _agent(session: Session) -> dict[str, Any]:
    inventory = session.inspect_inventory()
    assert isinstance(inventory, Inventory)
    position = session.get_agent().position
    return {
        "inventory": dict(inventory.items()),
        "position": {"x": position.x, "y": position.y},
    }
