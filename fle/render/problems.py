"""Kinds of problems: a letter to mark each with, and what it means."""

from collections.abc import Iterable
from dataclasses import dataclass

from fle.render.view import MapEntity


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem.

    Attributes:
        letter: What marks it.
        meaning: What the legend says.
        statuses: The game's statuses that mean it.
        words: Parts of a warning that mean it.
    """

    letter: str
    meaning: str
    statuses: frozenset[str]
    words: tuple[str, ...] = ()


def _kind(letter: str, meaning: str, statuses: str, *words: str) -> Problem:
    return Problem(letter, meaning, frozenset(statuses.split()), words)


# The first one with fitting words counts, and where none has, the first with the status.
KINDS = (
    _kind("P", "no power", "no_power low_power", "no electricity", "low power"),
    _kind(
        "C",
        "not connected",
        "not_plugged_in_electric_network not_connected not_connected_to_rail",
        "not connected",
        "connected to nothing",
        "belt ends",
        "no other end",
        "no belt ",
        "nothing stands there",
    ),
    _kind("F", "no fuel", "no_fuel", "out of fuel"),
    _kind(
        "R",
        "no recipe or research",
        "no_recipe recipe_not_researched no_research_in_progress",
        "no recipe",
        "no research",
    ),
    _kind("W", "wrong fluid", "", " holds "),
    _kind(
        "M",
        "missing ingredients",
        "no_ingredients item_ingredient_shortage fluid_ingredient_shortage no_input_fluid "
        "low_input_fluid missing_required_fluid missing_science_packs no_ammo empty",
        "ingredients",
        "missing",
        "comes in",
        "to be mined",
    ),
    _kind("D", "nothing left to mine", "no_minable_resources", "no ore"),
    _kind(
        "O",
        "output full",
        "full_output full_burnt_result_output not_enough_space_in_output "
        "waiting_for_space_in_destination",
        "full",
        "blocked",
    ),
)
OTHER = Problem("!", "other problem", frozenset())


def problem_of(entity: MapEntity) -> Problem | None:
    """Return what kind of problem an entity has, or None."""
    if entity.problem is None:
        return None
    # What comes first matters most; the rest says what to do.
    first = entity.problem.split(";")[0]
    for kind in KINDS:
        if any(words in first for words in kind.words):
            return kind
    return next((kind for kind in KINDS if entity.status in kind.statuses), OTHER)


def troubled(entities: Iterable[MapEntity]) -> dict[Problem, list[MapEntity]]:
    """Return the entities with a problem by its kind, kinds in the order of the legend."""
    found: dict[Problem, list[MapEntity]] = {}
    for entity in entities:
        problem = problem_of(entity)
        if problem:
            found.setdefault(problem, []).append(entity)
    return {kind: found[kind] for kind in (*KINDS, OTHER) if kind in found}
