"""Maps as text, one character a tile, for terminals and for agents without eyes."""

import math
from collections.abc import Iterable, Iterator, Mapping

from fle.render.flow import is_belt, step
from fle.render.machines import PIPES
from fle.render.problems import problem_of, troubled
from fle.render.view import MapEntity, MapView

WIDEST = 240
"""The longest side that is drawn, in tiles."""

_BELTS = {(0, -1): "^", (1, 0): ">", (0, 1): "v", (-1, 0): "<"}
_INSERTERS = {(0, -1): "↑", (1, 0): "→", (0, 1): "↓", (-1, 0): "←"}
_RESOURCES = {
    "iron-ore": "i",
    "copper-ore": "c",
    "coal": "k",
    "stone": "s",
    "uranium-ore": "u",
    "crude-oil": "o",
}
_GROUND, _WATER, _TREE, _ROCK, _OTHER_RESOURCE = ".", "~", "t", "r", "m"
_PIPE, _POLE, _ITEM, _AGENT = "=", "+", ",", "@"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MORE = "0123456789&%$#?*"
_NUMBERED = 10
_PROBLEMS_NAMED = 40


def text_map(view: MapView) -> str:
    """Return a view as text: the tiles, x above and y at the left, then the legend.

    Args:
        view: What to show; at most 240 tiles a side.

    Raises:
        ValueError: The view is larger.
    """
    if max(view.width, view.height) > WIDEST:
        raise ValueError(
            f"a text map of {view.width} x {view.height} tiles is too large; "
            f"at most {WIDEST} x {WIDEST}"
        )
    letters = _letters(view)
    rows = _rows(view, letters)
    margin = max(len(str(view.top)), len(str(view.bottom)))
    lines = _header(view, margin)
    lines += [f"{view.top + row:>{margin}} {''.join(tiles)}" for row, tiles in enumerate(rows)]
    return "\n".join([*lines, "", *_legend(view, letters)])


def _letters(view: MapView) -> dict[str, str]:
    """Return the character of each kind of machine: its initial where that is free."""
    found: dict[str, str] = {}
    for name in sorted({entity.name for entity in view.entities if _is_lettered(entity)}):
        wanted = [word[0].upper() for word in name.split("-") if word] + list(_LETTERS + _MORE)
        found[name] = next((each for each in wanted if each not in found.values()), "?")
    return found


def _is_lettered(entity: MapEntity) -> bool:
    others = ("inserter", "electric-pole", "item-entity")
    return not is_belt(entity) and entity.type not in PIPES and entity.type not in others


def _rows(view: MapView, letters: Mapping[str, str]) -> list[list[str]]:
    rows = [[_GROUND] * view.width for _ in range(view.height)]
    for x, y, character in _marks(view, letters):
        column, row = math.floor(x) - view.left, math.floor(y) - view.top
        if 0 <= column < view.width and 0 <= row < view.height:
            rows[row][column] = character
    return rows


def _marks(view: MapView, letters: Mapping[str, str]) -> Iterator[tuple[float, float, str]]:
    """Yield what stands on which tile; later ones cover earlier ones."""
    yield from ((x, y, _WATER) for x, y in view.water)
    for name, x, y, _ in view.resources:
        yield x, y, _RESOURCES.get(name, _OTHER_RESOURCE)
    yield from ((x, y, _ROCK) for x, y in view.rocks)
    yield from ((x, y, _TREE) for x, y in view.trees)
    for entity in view.entities:
        left, top, right, bottom = entity.box
        character = _character(entity, letters)
        for row in range(max(1, round(bottom - top))):
            for column in range(max(1, round(right - left))):
                yield left + column, top + row, character
    yield from ((x, y, _AGENT) for x, y in view.characters)


def _character(entity: MapEntity, letters: Mapping[str, str]) -> str:
    if entity.name in letters:
        return letters[entity.name]
    if is_belt(entity):
        return _BELTS[step(entity.direction)]
    if entity.type == "inserter":
        return _INSERTERS[step(entity.direction)]
    return {"electric-pole": _POLE, "item-entity": _ITEM}.get(entity.type, _PIPE)


def _header(view: MapView, margin: int) -> list[str]:
    """Return the lines above the map: the number of every tenth column, and a mark at it."""
    numbers = [" "] * view.width
    marks = [" "] * view.width
    for x in range(-(-view.left // _NUMBERED) * _NUMBERED, view.right, _NUMBERED):
        column = x - view.left
        marks[column] = "|"
        for offset, digit in enumerate(str(x)):
            if column + offset < view.width:
                numbers[column + offset] = digit
    pad = " " * (margin + 1)
    return [(pad + "".join(numbers)).rstrip(), (pad + "".join(marks)).rstrip()]


def _legend(view: MapView, letters: Mapping[str, str]) -> Iterable[str]:
    for name, letter in letters.items():
        count = sum(entity.name == name for entity in view.entities)
        yield f"{letter} {name} ({count})"
    shown = {
        "^ > v <": ("belt, the way of its flow", any(map(is_belt, view.entities))),
        "↑ → ↓ ←": ("inserter, to where it drops", _has(view, "inserter")),
        _PIPE: ("pipe", _has(view, *PIPES)),
        _POLE: ("electric pole", _has(view, "electric-pole")),
        _ITEM: ("item on the ground", _has(view, "item-entity")),
        _AGENT: ("agent", bool(view.characters)),
        _WATER: ("water", bool(view.water)),
        _TREE: ("tree", bool(view.trees)),
        _ROCK: ("rock", bool(view.rocks)),
    }
    yield from (f"{sign} {meaning}" for sign, (meaning, there) in shown.items() if there)
    for name in sorted({name for name, *_ in view.resources}):
        yield f"{_RESOURCES.get(name, _OTHER_RESOURCE)} {name}"
    yield from _problems(view)


def _has(view: MapView, *types: str) -> bool:
    return any(entity.type in types for entity in view.entities)


def _problems(view: MapView) -> Iterable[str]:
    wrong = [entity for group in troubled(view.entities).values() for entity in group]
    if not wrong:
        return
    yield f"{len(wrong)} with a problem:"
    for entity in wrong[:_PROBLEMS_NAMED]:
        kind = problem_of(entity)
        assert kind is not None
        yield f"  {kind.letter} {entity.name} at ({entity.x:g}, {entity.y:g}): {entity.problem}"
    if len(wrong) > _PROBLEMS_NAMED:
        yield f"  and {len(wrong) - _PROBLEMS_NAMED} more"
