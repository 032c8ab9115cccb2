"""What is written on a map: recipes, contents, amounts, networks, agents."""

from collections.abc import Iterable, Mapping, Sequence

from fle.generated.types import Layer
from fle.render import palette
from fle.render.canvas import Canvas
from fle.render.flow import is_belt
from fle.render.ground import wells
from fle.render.lettering import Lettering
from fle.render.machines import face, is_machine
from fle.render.networks import fluid_networks, power_networks
from fle.render.patches import patches
from fle.render.view import MapEntity

_INSIDE_FROM = 9
_CONTENTS_FROM = 14
_NETWORKS_FROM = 5


def short(count: float) -> str:
    """Return a count in at most four characters: 950, 12k, 3.4M."""
    for limit, unit in ((1e6, "M"), (1e3, "k")):
        if count >= 10 * limit:
            return f"{count / limit:.0f}{unit}"
        if count >= limit:
            return f"{count / limit:.1f}{unit}".replace(f".0{unit}", unit)
    return f"{count:.0f}"


def stock(contents: Mapping[str, int], most: int = 2) -> str:
    """Return contents in words, as "120 iron-plate, 5 coal +3 kinds"."""
    common = sorted(contents.items(), key=lambda part: (-part[1], part[0]))
    words = ", ".join(f"{short(count)} {name}" for name, count in common[:most])
    return words + (f" +{len(common) - most} kinds" if len(common) > most else "")


def take_entities(canvas: Canvas, lettering: Lettering) -> None:
    """Keep texts off everything that was built."""
    for entity in canvas.view.entities:
        lettering.take(entity.box)
    for _, x, y in wells(canvas.view):
        lettering.take((x - 1.5, y - 1.5, x + 1.5, y + 1.5))
    for x, y in canvas.view.characters:
        lettering.take((x - 0.5, y - 0.5, x + 0.5, y + 0.5))


def write_labels(
    canvas: Canvas, lettering: Lettering, codes: Mapping[str, str], layers: Layer
) -> None:
    """Write everything for which there is room, what matters most first."""
    if layers & Layer.PLAYER:
        _characters(canvas, lettering)
    if layers & Layer.ENTITIES and canvas.scale >= _INSIDE_FROM:
        _machines(canvas, lettering, codes)
    if layers & Layer.ELECTRICITY and canvas.scale >= _NETWORKS_FROM:
        _power(canvas, lettering)
    if layers & Layer.CONNECTIONS and canvas.scale >= _NETWORKS_FROM:
        _fluids(canvas, lettering)
    if layers & Layer.RESOURCES:
        _resources(canvas, lettering)
    if layers & Layer.ENTITIES and canvas.scale >= _CONTENTS_FROM:
        _contents(canvas, lettering)


def _characters(canvas: Canvas, lettering: Lettering) -> None:
    for number, (x, y) in enumerate(canvas.view.characters, 1):
        text = f"agent {number}"
        if lettering.beside(text, (x - 0.5, y - 0.5, x + 0.5, y + 0.5), far=4):
            canvas.note("label", text, x, y)


def _machines(canvas: Canvas, lettering: Lettering, codes: Mapping[str, str]) -> None:
    for entity in canvas.view.entities:
        if is_machine(entity) and entity.type not in ("container", "logistic-container"):
            written = lettering.inside(face(entity), _texts(entity, codes[entity.name]))
            if written:
                canvas.note("label", written, entity.x, entity.y)


def _texts(entity: MapEntity, code: str) -> Iterable[Sequence[str]]:
    """Return what may be written into a machine, the most telling first."""
    if entity.makes and entity.makes != entity.name:
        words = entity.makes.split("-")
        yield [code, *words]
        if len(words) > 2:
            yield [code, words[0], "-".join(words[1:])]
        yield [code, entity.makes]
        yield [code, "".join(f"{word[:4]} " for word in words[:2]).strip()]
    if entity.fluids and entity.type == "storage-tank" and entity.fluids[0].name:
        box = entity.fluids[0]
        yield [code, str(box.name), f"{short(box.amount)} ({box.level:.0%})"]
    yield [code]


def _power(canvas: Canvas, lettering: Lettering) -> None:
    for network in power_networks(canvas.view).values():
        if any(
            lettering.beside(network.label, pole.box, network.colour, far=2)
            for pole in network.poles[:40]
        ):
            canvas.note("label", network.label, network.poles[0].x, network.poles[0].y)


def _fluids(canvas: Canvas, lettering: Lettering) -> None:
    for run in fluid_networks(canvas.view):
        if len(run.pipes) == 1 and run.pipes[0].type == "storage-tank":
            continue
        middle = len(run.pipes) // 2
        for pipe in (*run.pipes[middle:], *run.pipes[:middle]):
            if lettering.beside(run.text, pipe.box, far=3):
                canvas.note("label", run.text, pipe.x, pipe.y)
                break


def _resources(canvas: Canvas, lettering: Lettering) -> None:
    for patch in patches(canvas.view.resources):
        text = f"{patch.name} {short(patch.amount)}"
        if lettering.over(text, patch.x, patch.y):
            canvas.note("label", text, patch.x, patch.y)


def _contents(canvas: Canvas, lettering: Lettering) -> None:
    for entity in canvas.view.entities:
        chest = entity.type in ("container", "logistic-container")
        if not entity.contents or not (chest or entity.type == "item-entity") or is_belt(entity):
            continue
        text = stock(entity.contents)
        if lettering.beside(text, entity.box, palette.TEXT, far=2):
            canvas.note("label", text, entity.x, entity.y)
