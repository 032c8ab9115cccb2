"""Networks: what is joined by copper wires, and what is joined by pipes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fle.render import palette
from fle.render.canvas import Canvas
from fle.render.machines import PIPES
from fle.render.view import MapEntity, MapFluid, MapLink, MapView, Point

_SUPPLY_FROM = 3
_JOINTS_FROM = 8
_PIPE = 0.34
_WALL = 0.5


@dataclass(frozen=True, slots=True)
class PowerNetwork:
    """An electric network in a view.

    Attributes:
        label: Its short name, E1 for the first.
        colour: What its wires and poles are drawn in.
        poles: Its poles.
        members: Everything else in it.
    """

    label: str
    colour: str
    poles: Sequence[MapEntity]
    members: Sequence[MapEntity]


@dataclass(frozen=True, slots=True)
class FluidNetwork:
    """A run of joined pipes and tanks in a view.

    Attributes:
        fluid: What is in it, or None.
        total: How much there is in it.
        level: How full it is, 0 to 1.
        pipes: Its pipes and tanks.
    """

    fluid: str | None
    total: float
    level: float
    pipes: Sequence[MapEntity]

    @property
    def text(self) -> str:
        """What is in it, in words."""
        if self.fluid is None:
            return "empty"
        return f"{self.fluid} {self.total:,.0f} ({self.level:.0%})"


def power_networks(view: MapView) -> dict[int, PowerNetwork]:
    """Return the electric networks of a view by number, the one with the most poles first."""
    poles: dict[int, list[MapEntity]] = {}
    members: dict[int, list[MapEntity]] = {}
    for entity in view.entities:
        if entity.network is not None:
            group = poles if entity.type == "electric-pole" else members
            group.setdefault(entity.network, []).append(entity)
    order = sorted(poles, key=lambda number: (-len(poles[number]), number))
    return {
        number: PowerNetwork(
            f"E{index + 1}", palette.network(index), poles[number], members.get(number, [])
        )
        for index, number in enumerate(order)
    }


def fluid_networks(view: MapView) -> list[FluidNetwork]:
    """Return the runs of pipes of a view, the longest first."""
    pipes: dict[int, list[tuple[MapEntity, MapFluid]]] = {}
    for entity in view.entities:
        if entity.type in PIPES or entity.type == "storage-tank":
            for box in entity.fluids:
                if box.system is not None:
                    pipes.setdefault(box.system, []).append((entity, box))
    runs = [_run([box for _, box in run], [pipe for pipe, _ in run]) for run in pipes.values()]
    return sorted(runs, key=lambda run: -len(run.pipes))


def _run(boxes: Sequence[MapFluid], pipes: Sequence[MapEntity]) -> FluidNetwork:
    names = Counter(box.name for box in boxes if box.name is not None)
    fluid = names.most_common(1)[0][0] if names else None
    totals = [box.total for box in boxes if box.total is not None]
    total = max(totals) if totals else sum(box.amount for box in boxes)
    return FluidNetwork(fluid, total, sum(box.level for box in boxes) / len(boxes), pipes)


def draw_supplies(canvas: Canvas) -> None:
    """Tint what poles supply, in the colour of their network."""
    if canvas.scale < _SUPPLY_FROM:
        return
    networks = power_networks(canvas.view)
    colours = {
        (pole.x, pole.y): networks[pole.network].colour
        for pole in canvas.view.entities
        if pole.type == "electric-pole" and pole.network in networks
    }
    areas: dict[str, list[tuple[float, float, float, float]]] = {}
    for x, y, reach in canvas.view.supplies:
        colour = colours.get((x, y), palette.FAINT_TEXT)
        areas.setdefault(colour, []).append((x - reach, y - reach, x + reach, y + reach))
        canvas.note("supply", "supply area", x, y, colour)
    for colour, boxes in areas.items():
        canvas.tint(boxes, colour, 0.12)


def draw_wires(canvas: Canvas) -> None:
    """Draw poles and the wires between them, in the colour of their network."""
    networks = power_networks(canvas.view)
    poles = [entity for entity in canvas.view.entities if entity.type == "electric-pole"]
    colours = {
        (pole.x, pole.y): networks[pole.network].colour
        for pole in poles
        if pole.network in networks
    }
    for start, end in canvas.view.wires:
        colour = colours.get(start) or colours.get(end) or palette.FAINT_TEXT
        if canvas.scale >= _SUPPLY_FROM:
            canvas.line([start, end], palette.PAPER, 0.0, least=3.5)
        canvas.line([start, end], colour, 0.0, least=1.5 if canvas.scale >= _SUPPLY_FROM else 0.5)
        canvas.note("wire", "copper wire", *start, colour)
    for pole in poles:
        colour = colours.get((pole.x, pole.y), palette.FAINT_TEXT)
        radius = 0.22 * max(pole.width, pole.height)
        canvas.dot(pole.x, pole.y, radius + 0.08, palette.OUTLINE, least=2)
        canvas.dot(pole.x, pole.y, radius, colour, least=1.5)
        canvas.note("pole", pole.name, pole.x, pole.y, colour)


def draw_pipes(canvas: Canvas) -> None:
    """Draw pipes joined as they are, in the colour of their fluid."""
    pipes = [entity for entity in canvas.view.entities if entity.type in PIPES]
    for colour, width in ((palette.OUTLINE, _WALL), (None, _PIPE)):
        for pipe in pipes:
            _pipe(canvas, pipe, colour, width)
    for pipe in pipes:
        box = pipe.fluids[0] if pipe.fluids else MapFluid()
        canvas.note("pipe", box.name or "empty", pipe.x, pipe.y, palette.fluid(box.name))


def draw_joints(canvas: Canvas) -> None:
    """Draw where pipes join machines: filled in the colour of the fluid, hollow where open."""
    if canvas.scale < _JOINTS_FROM:
        return
    for entity in canvas.view.entities:
        if entity.type in PIPES:
            continue
        for box in entity.fluids:
            # The openings of a drill matter only where the ore needs a fluid.
            if entity.type == "mining-drill" and box.name is None:
                continue
            for link in box.links:
                _joint(canvas, box, link)


def _pipe(canvas: Canvas, pipe: MapEntity, colour: str | None, width: float) -> None:
    for box in pipe.fluids or (MapFluid(),):
        paint = colour or palette.fluid(box.name)
        half = width / 2
        middle = (pipe.x - half, pipe.y - half, pipe.x + half, pipe.y + half)
        if canvas.scale < _SUPPLY_FROM:
            middle = pipe.box
        canvas.rectangle(middle, paint)
        for link in box.links:
            if link.joined and link.buried:
                # Both ends know of it; one draws it.
                if (pipe.x, pipe.y) < link.outside:
                    canvas.dashes((pipe.x, pipe.y), link.outside, paint, width * 0.6)
            elif link.joined:
                edge = _between(link)
                canvas.line([(pipe.x, pipe.y), edge], paint, width)


def _between(link: MapLink) -> Point:
    """Return the point of the edge between the two ends of a connection."""
    return (
        (link.inside[0] + link.outside[0]) / 2,
        (link.inside[1] + link.outside[1]) / 2,
    )


def _joint(canvas: Canvas, box: MapFluid, link: MapLink) -> None:
    x, y = _between(link)
    if link.joined:
        colour = palette.fluid(box.name)
        canvas.rectangle((x - 0.25, y - 0.25, x + 0.25, y + 0.25), colour, outline=palette.OUTLINE)
        canvas.note("join", box.name or "empty", x, y, colour)
    else:
        canvas.dot(x, y, 0.2, palette.OUTLINE)
        canvas.dot(x, y, 0.12, palette.OPEN_END)
        canvas.note("open-end", box.name or "empty", x, y, palette.OPEN_END)
