"""Kinds of problems: a letter to mark each with, and what it means."""

from collections.abc import Iterable
from dataclasses import dataclass

from fle.generated.types import WarningCode
from fle.render.view import MapEntity


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem.

    Attributes:
        letter: What marks it.
        meaning: What the legend says.
        codes: What warnings of this kind are about.
    """

    letter: str
    meaning: str
    codes: tuple[WarningCode, ...]


KINDS = (
    Problem("P", "no power", (WarningCode.NO_POWER, WarningCode.LOW_POWER)),
    Problem("C", "not connected", (WarningCode.NOT_CONNECTED,)),
    Problem("F", "no fuel", (WarningCode.NO_FUEL,)),
    Problem("R", "no recipe or research", (WarningCode.NO_RECIPE, WarningCode.NO_RESEARCH)),
    Problem("W", "wrong fluid", (WarningCode.WRONG_FLUID,)),
    Problem("M", "missing ingredients", (WarningCode.MISSING_INGREDIENTS,)),
    Problem("D", "nothing left to mine", (WarningCode.NOTHING_TO_MINE,)),
    Problem("O", "output full", (WarningCode.OUTPUT_FULL,)),
    Problem("!", "other problem", (WarningCode.SWITCHED_OFF, WarningCode.OTHER)),
)
"""All kinds, in the order of the legend. What only waits its turn has no problem."""

_KIND_OF = {code: kind for kind in KINDS for code in kind.codes}


def problem_of(entity: MapEntity) -> Problem | None:
    """Return what kind of problem an entity has, or None."""
    return None if entity.code is None else _KIND_OF.get(entity.code)


def troubled(entities: Iterable[MapEntity]) -> dict[Problem, list[MapEntity]]:
    """Return the entities with a problem by its kind, kinds in the order of the legend."""
    found: dict[Problem, list[MapEntity]] = {}
    for entity in entities:
        problem = problem_of(entity)
        if problem:
            found.setdefault(problem, []).append(entity)
    return {kind: found[kind] for kind in KINDS if kind in found}
