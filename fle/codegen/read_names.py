"""Enums of game names: what agents call things, and every other name of both game versions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fle.codegen.load import Node
from fle.codegen.model import EntityClass, GameNames, NameMember, camel
from fle.codegen.problems import Problems
from fle.codegen.shape import Key, entries, take, text

ENUM_KEYS = {
    "prototypes": Key("map", required=True),
    "resources": Key("map", required=True),
    "technologies": Key("map", required=True),
    "recipes": Key("map", required=True),
    "resource_names": Key("map", required=True),
    "successors": Key("map", required=True),
}
MEMBER_KEYS = {"name": Key("text", required=True), "class": Key("any")}
VERSIONS = {"1.1": "1.1.110", "2.0": "2.0.77"}
# Kinds of prototype by the enum that takes all names of the game.
OF_PROTOTYPE = ("item", "fluid")
# Kinds of prototype and what the facts call them.
KINDS = {
    "item": "items",
    "fluid": "fluids",
    "entity": "entities",
    "recipe": "recipes",
    "technology": "technologies",
    "tile": "tiles",
}
# Types of entities that share their name with an item that builds nothing; None: no entity.
NOT_BUILT = (None, "resource", "tree", "fish", "projectile", "artillery-projectile")
_PLACEHOLDER = re.compile(r".*-unknown|parameter-[0-9]+")


def load_facts(data: Path) -> dict[str, dict[str, Any]]:
    """Return the names of each game version ("1.1", "2.0") by kind; entities with their type."""
    facts: dict[str, dict[str, Any]] = {}
    for version, folder in VERSIONS.items():
        names = json.loads((data / folder / "names.json").read_text(encoding="utf-8"))
        facts[version] = {kind: _real(names[key]) for kind, key in KINDS.items()}
        facts[version]["entity"] = {
            name: entity["type"] for name, entity in names["entities"].items()
        }
    return facts


def _real(names: Iterable[str]) -> list[str]:
    """Leave out what stands for something else: unknown things and blueprint parameters."""
    return [name for name in names if not _PLACEHOLDER.fullmatch(name)]


def read_names(
    node: Node,
    facts: Mapping[str, Mapping[str, Any]],
    classes: Mapping[str, EntityClass],
    problems: Problems,
) -> GameNames:
    """Return the enums of game names.

    Args:
        node: `schemas/enums.yaml`.
        facts: The names that each version has, by kind (see `load_facts`).
        classes: The entity classes, which tell what a Prototype member builds.
        problems: Where mistakes go.
    """
    found = take(node, ENUM_KEYS, "enums", problems)
    types = _entity_types(facts)
    successors = _successors(found, facts, problems)
    class_of = ClassFinder(classes, types)
    prototypes = []
    for name, entry in entries(found, "prototypes").items():
        prototypes.append(_prototype(name, entry, class_of, classes, problems))
    game = _all(facts, OF_PROTOTYPE)
    prototypes += [
        NameMember(member.name, member.value, class_of(member.value))
        for member in _others(prototypes, game, problems, node)
    ]
    technologies = _members(found, "technologies")
    technologies += _others(technologies, _all(facts, ("technology",)), problems, node)
    recipes = _members(found, "recipes")
    recipes += _others(recipes, _all(facts, ("recipe",)), problems, node)
    resources = _members(found, "resources")
    named = (prototypes, resources, technologies, recipes)
    return GameNames(
        prototypes=tuple(prototypes),
        resources=tuple(resources),
        technologies=tuple(technologies),
        recipes=tuple(recipes),
        resource_names=tuple(_members(found, "resource_names")),
        wire=tuple(dict.fromkeys(member.value for members in named for member in members)),
        successors=successors,
        entity_types=types,
    )


class ClassFinder:
    """Tells the entity class of a game name: by name, by prototype type, else Entity."""

    def __init__(self, classes: Mapping[str, EntityClass], types: Mapping[str, str]) -> None:
        self.by_name = {name: each.name for each in classes.values() for name in each.names}
        self.by_type = {kind: each.name for each in classes.values() for kind in each.prototypes}
        self.types = types

    def __call__(self, name: str) -> str | None:
        """Return the class of the entity of this name, None when no entity has it."""
        if name in self.by_name:
            return self.by_name[name]
        if self.types.get(name) in NOT_BUILT:
            return None
        return self.by_type.get(self.types[name], "Entity")


def _prototype(
    name: str,
    entry: Node,
    class_of: ClassFinder,
    classes: Mapping[str, EntityClass],
    problems: Problems,
) -> NameMember:
    if isinstance(entry.value, str):
        return NameMember(name, entry.value, class_of(entry.value))
    found = take(entry, MEMBER_KEYS, f"member {name}", problems)
    entity_class = found["class"].value if "class" in found else None
    if entity_class is not None and entity_class not in classes:
        problems.add(
            entry.file,
            entry.line,
            f"class {entity_class!r} of {name} is unknown",
            "expected a class of schemas/entities",
        )
        entity_class = None
    return NameMember(
        name, text(found, "name"), None if entity_class is None else str(entity_class)
    )


def _members(found: Mapping[str, Node], key: str) -> list[NameMember]:
    return [NameMember(name, str(entry.value)) for name, entry in entries(found, key).items()]


def _others(
    members: Iterable[NameMember], names: Iterable[str], problems: Problems, node: Node
) -> list[NameMember]:
    """Return members for the names of the game that agents know no name for.

    A game name in CamelCase is a second name of the member that agents know it by.
    """
    taken = {member.name: member.value for member in members}
    added = []
    for name in names:
        member = camel(name)
        if member not in taken:
            taken[member] = name
            added.append(NameMember(member, name))
        elif taken[member] != name and name not in taken.values():
            problems.add(
                node.file,
                node.line,
                f"{name!r} would be {member}, which is {taken[member]!r}",
                "expected a member of its own for one of them",
            )
    return added


def _all(facts: Mapping[str, Mapping[str, Any]], kinds: Iterable[str]) -> list[str]:
    return sorted({name for version in facts.values() for kind in kinds for name in version[kind]})


def _entity_types(facts: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    types: dict[str, str] = {}
    for version in facts.values():
        types.update(version["entity"])
    return dict(sorted(types.items()))


def _successors(
    found: Mapping[str, Node], facts: Mapping[str, Mapping[str, Any]], problems: Problems
) -> dict[str, dict[str, str]]:
    result: dict[str, dict[str, str]] = {}
    for version, node in entries(found, "successors").items():
        if version not in facts or not isinstance(node.value, dict):
            problems.add(
                node.file,
                node.line,
                f"successors of {version!r}",
                "expected names under '1.1', '2.0'",
            )
            continue
        known = {name for kind in KINDS for name in facts[version][kind]}
        result[version] = {}
        for old, new in node.value.items():
            if new.value not in known:
                problems.add(
                    new.file,
                    new.line,
                    f"successor {new.value!r} is not in Factorio {version}",
                    "expected a name of that version",
                )
            result[version][old] = str(new.value)
    return result
