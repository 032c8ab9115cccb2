"""The items and fluids of the game's versions, to check the names in task files.

Source: `names.json` beside the prototype facts of each version, as `fle data build` wrote it.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from fle.tasks.json_schema import Problem, did_you_mean


@cache
def names() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the names of "items" and "fluids" by version, as "1.1"."""
    versions = {}
    for folder in sorted(files("fle.engine").joinpath("data").iterdir(), key=lambda x: x.name):
        if folder.is_dir():
            facts = json.loads(folder.joinpath("names.json").read_text(encoding="utf-8"))
            kinds = {kind: frozenset(facts[kind]) for kind in ("items", "fluids")}
            versions[folder.name[:3]] = kinds
    return versions


def unknown_names(
    goal: str | None, inventory: Mapping[str, int] | None, factorio: str | None
) -> Iterator[Problem]:
    """Say which names of a task the game does not have.

    Args:
        goal: The item or fluid that is to be made, if any.
        inventory: What the characters start with.
        factorio: The version that must have them; None: one of them all.
    """
    versions = [factorio] if factorio else list(names())
    items = frozenset().union(*(names()[version]["items"] for version in versions))
    fluids = frozenset().union(*(names()[version]["fluids"] for version in versions))
    where = " or ".join(versions)
    if goal is not None and goal not in items | fluids:
        text = f"no item or fluid of Factorio {where} is called {goal!r}"
        yield Problem("config.throughput_entity", f"{text}; {did_you_mean(goal, items | fluids)}")
    for name in inventory or {}:
        if name not in items:
            text = f"no item of Factorio {where} has this name"
            yield Problem(f"config.starting_inventory.{name}", f"{text}; {_close(name, items)}")


def _close(name: str, known: frozenset[str]) -> str:
    hint = did_you_mean(name, known)
    return hint if hint.startswith("did") else "items are written as in the game, as iron-plate"
