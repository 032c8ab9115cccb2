"""The legend: every colour, letter and code of a picture, and what is wrong, in words."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import ImageDraw

from fle.render import palette
from fle.render.flow import is_belt
from fle.render.labels import short
from fle.render.lettering import fitted, font
from fle.render.machines import PIPES
from fle.render.networks import fluid_networks, power_networks
from fle.render.problems import troubled
from fle.render.view import MapEntity, MapView

Symbol = Literal["head", "box", "disc", "line", "mark", "text"]


# Problems that differ in places and amounts only are told once.
_NUMBER = re.compile(r"-?[0-9][0-9.]*")

# What fits into a column.
_LETTERS = 44


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the legend.

    Attributes:
        symbol: What stands before the text.
        text: The text.
        colour: Of the symbol.
        letter: What a mark says.
    """

    symbol: Symbol
    text: str
    colour: str = palette.TEXT
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; the first ones matter most."""

    heading: str
    rows: Sequence[Row]


def sections(view: MapView, codes: Mapping[str, str]) -> list[Section]:
    """Return the legend of `view` in the order in which it is shown; empty sections left out."""
    every = (
        Section("problems", list(_problems(view))),
        Section("built", list(_built(view, codes))),
        Section("power networks", list(_power(view))),
        Section("pipes", list(_fluids(view))),
        Section("items", list(_items(view))),
        Section("ground", list(_ground(view))),
    )
    return [section for section in every if section.rows]


def counted(things: Sequence[object], word: str) -> str:
    """Return how many things there are, as "1 pole" or "3 poles"."""
    return f"{len(things)} {word}" + ("" if len(things) == 1 else "s")


def lines(found: Sequence[Section]) -> list[str]:
    """Return the legend as text."""
    result = []
    for section in found:
        result.append(f"{section.heading}:")
        result += [f"  {row.letter} {row.text}".rstrip() for row in section.rows]
    return result


def fit(found: Sequence[Section], columns: int, height: int) -> list[Row]:
    """Return rows for columns of `height` rows, headings included.

    The longest sections are cut first, and no column ends with a heading.
    """
    most = columns * height - (columns - 1)
    found = [
        Section(section.heading, [part for row in section.rows for part in _wrapped(row)])
        for section in found
    ]
    kept = [len(section.rows) for section in found]
    while sum(kept) + len(found) > most and max(kept, default=0) > 1:
        kept[max(range(len(kept)), key=lambda index: (kept[index], index))] -= 1
    rows: list[Row] = []
    for section, count in zip(found, kept, strict=True):
        if columns > 1 and len(rows) % height == height - 1:
            rows.append(Row("text", ""))
        rows.append(Row("head", section.heading))
        if count < len(section.rows):
            rows += section.rows[: count - 1]
            rows.append(Row("text", f"... {len(section.rows) - count + 1} more"))
        else:
            rows += section.rows
    return rows[: columns * height]


def _wrapped(row: Row) -> list[Row]:
    """Return a row as up to two rows that fit into a column."""
    if row.symbol != "text":
        return [row]
    first, *rest = textwrap.wrap(row.text, _LETTERS, break_on_hyphens=False) or [""]
    return [Row("text", first), *(Row("text", f"    {' '.join(rest)}") for _ in rest[:1])]


def draw_row(
    pen: ImageDraw.ImageDraw, row: Row, place: tuple[float, float], width: float, size: int
) -> None:
    """Draw a row with its left upper corner at `place`, all in pixels."""
    x, y = place
    middle, reach = y + size * 0.62, size * 0.46
    box = (x, middle - reach, x + 2 * reach, middle + reach)
    left = x + size * 1.7
    if row.symbol == "head":
        left = x
    elif row.symbol == "box":
        pen.rectangle(box, fill=row.colour, outline=palette.OUTLINE)
    elif row.symbol == "disc":
        pen.ellipse(box, fill=row.colour, outline=palette.OUTLINE)
    elif row.symbol == "line":
        pen.line((x, middle, x + size * 1.3, middle), fill=row.colour, width=3)
    elif row.symbol == "mark":
        pen.ellipse((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1), fill=palette.PROBLEM)
        at = (x + reach, middle)
        pen.text(at, row.letter, fill=palette.PROBLEM_TEXT, font=font(size - 1), anchor="mm")
    colour = palette.FAINT_TEXT if row.symbol == "head" else palette.TEXT
    text = fitted(row.text, width - (left - x), size)
    pen.text((left, middle), text, fill=colour, font=font(size), anchor="lm")


def _problems(view: MapView) -> Iterable[Row]:
    found = troubled(view.entities)
    for problem, entities in found.items():
        text = f"{problem.meaning}: {len(entities)}"
        yield Row("mark", text, palette.PROBLEM, problem.letter)
    for problem, entities in found.items():
        alike: dict[tuple[str, str], list[MapEntity]] = {}
        for entity in entities:
            words = _NUMBER.sub("", entity.problem or "")
            alike.setdefault((entity.name, words), []).append(entity)
        for (name, _), group in alike.items():
            first = group[0]
            where = f"({first.x:g}, {first.y:g})"
            if len(group) > 1:
                where = f"x {len(group)}, {where}"
            yield Row("text", f"{problem.letter}  {name} {where}: {first.problem}")


def _built(view: MapView, codes: Mapping[str, str]) -> Iterable[Row]:
    counts = Counter(entity.name for entity in view.entities if entity.type != "item-entity")
    kinds = {entity.name: entity for entity in view.entities}
    for name, count in sorted(counts.items(), key=lambda part: (kinds[part[0]].type, part[0])):
        entity = kinds[name]
        if is_belt(entity):
            yield Row("box", f"{count} {name}", palette.belt(name))
        elif entity.type == "inserter":
            yield Row("box", f"{count} {name}", palette.inserter(name))
        elif entity.type in PIPES:
            yield Row("box", f"{count} {name}", palette.EMPTY_PIPE)
        elif entity.type == "electric-pole":
            yield Row("disc", f"{count} {name}", palette.kind(entity.type))
        else:
            yield Row("box", f"{codes[name]}  {count} {name}", palette.kind(entity.type))
    if view.characters:
        yield Row("disc", f"agents: {len(view.characters)}", palette.CHARACTER)


def _power(view: MapView) -> Iterable[Row]:
    for network in power_networks(view).values():
        text = f"{network.label}  {counted(network.poles, 'pole')}, "
        text += counted(network.members, "machine")
        short_of = sum(entity.status in ("no_power", "low_power") for entity in network.members)
        if short_of:
            text += f", {short_of} short of power"
        yield Row("line", text, network.colour)


def _fluids(view: MapView) -> Iterable[Row]:
    for run in fluid_networks(view):
        pipe = run.pipes[0]
        text = f"{run.text}, {counted(run.pipes, 'pipe')} at ({pipe.x:g}, {pipe.y:g})"
        yield Row("box", text, palette.fluid(run.fluid))


def _items(view: MapView) -> Iterable[Row]:
    counts: Counter[str] = Counter()
    for entity in view.entities:
        for lane in entity.lanes:
            counts.update(lane)
        counts.update(entity.held)
        if entity.type in ("container", "logistic-container", "item-entity"):
            counts.update(entity.contents)
    for name, count in counts.most_common():
        yield Row("disc", f"{name} {count:,}", palette.item(name))


def _ground(view: MapView) -> Iterable[Row]:
    amounts: Counter[str] = Counter()
    for name, _, _, amount in view.resources:
        amounts[name] += amount
    for name, amount in sorted(amounts.items()):
        yield Row("box", f"{name} {short(amount)}", palette.resource(name))
    for colour, text, things in (
        (palette.WATER, "water", view.water),
        (palette.TREE, "trees", view.trees),
        (palette.ROCK, "rocks", view.rocks),
    ):
        if things:
            yield Row("box", text, colour)
