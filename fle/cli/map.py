"""`fle map`: a picture of a world, or its map as text."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import fle
from fle.cli._files import NEW_FILE
from fle.cli._server import PASSWORD, required_password
from fle.generated.types import Inventory, Position
from fle.render.live import box_of
from fle.render.look import Box, look
from fle.render.picture import LARGEST, SIZE, SMALLEST, draw
from fle.render.problems import problem_of
from fle.render.text import text_map
from fle.render.view import MapView
from fle.runtime.session import Session
from fle.tasks import find_task
from fle.tasks.state import read_state, restore_world

_DEFAULT = Path("map.png")

# The first line keeps click from filling the others into a paragraph.
_EXAMPLES = """\b
Examples:
  fle map end.fle-save                         the factory of a save
  fle map end.fle-save --at -20 5 --radius 15  a square of 30 x 30 tiles of it
  fle map --task iron_plate_throughput_16      where a task begins
  fle map --server 127.0.0.1:27015             a server; its password from
                                               FLE_RCON_PASSWORD
"""


@click.command("map", short_help="Draw a part of a world.", epilog=_EXAMPLES)
@click.argument(
    "save",
    required=False,
    metavar="[SAVE]",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--task", "task_key", metavar="KEY", help="Draw the world in which this task begins.")
@click.option("--server", metavar="HOST:PORT", help="Draw the world of a running server.")
@PASSWORD
@click.option(
    "--factorio", type=click.Choice(["1.1", "2.0"]), help="Version of the game.  [default: 1.1]"
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), help="Variant of the lab world.  [default: 0]"
)
@click.option(
    "--area",
    nargs=4,
    type=int,
    metavar="LEFT TOP RIGHT BOTTOM",
    help="Tiles to show, x east and y south.  [default: the factory and its surroundings]",
)
@click.option(
    "--at",
    nargs=2,
    type=float,
    metavar="X Y",
    help="Middle of the tiles to show, in place of --area.",
)
@click.option(
    "--radius",
    type=click.FloatRange(min=0, min_open=True, max=500),
    help="Tiles to show to each side of --at.  [default: 20]",
)
@click.option(
    "--size",
    type=click.IntRange(SMALLEST, LARGEST),
    default=SIZE,
    show_default=True,
    help="Most pixels that the longer side of the picture has.",
)
@click.option("--legend/--no-legend", default=True, help="Explain colours, letters and problems.")
@click.option(
    "-o",
    "--out",
    type=NEW_FILE,
    help="PNG file to write.  [default: the save's or task's name, else map.png]",
)
@click.option("--text", is_flag=True, help="Print the map, a character a tile, and no picture.")
@click.option("--json", "as_json", is_flag=True, help="Print what is shown as one JSON document.")
def map_command(
    save: Path | None,
    task_key: str | None,
    server: str | None,
    password: str | None,
    factorio: str | None,
    seed: int | None,
    area: Box | None,
    at: tuple[float, float] | None,
    radius: float | None,
    size: int,
    legend: bool,
    out: Path | None,
    text: bool,
    as_json: bool,
) -> None:
    """Draw a part of a world: of SAVE, which `fle run --save` wrote, or as options say.

    Without SAVE, --task and --server it is the lab world in which programs begin. Looking changes
    nothing, on a running server neither.
    """
    _one_source(save, task_key, server, seed)
    if area is not None and at is not None:
        raise click.UsageError("give --area or --at, not both")
    if radius is not None and at is None:
        raise click.UsageError("--radius goes with --at")
    if text and out:
        raise click.UsageError("--text prints the map; it does not go with --out")
    with _world(save, task_key, server, password, factorio, seed or 0) as game:
        middle = None if at is None else Position(*at)
        title = f"{_name(save, task_key, server)} on {game.backend}, tick {game.now():,}"
        try:
            view = look(game, box_of(game, area, middle, radius or 20))
            if text:
                click.echo(text_map(view))
                return
            picture = draw(view, size=size, title=title, with_legend=legend)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    path = out or Path(f"{task_key}.png" if task_key else f"{save.stem}.png" if save else _DEFAULT)
    picture.image.save(path, format="PNG")
    if as_json:
        click.echo(json.dumps(_document(view, path, picture.legend), indent=2))
    else:
        click.echo(f"map: {path}")


def _one_source(save: Path | None, task: str | None, server: str | None, seed: int | None) -> None:
    given = [
        name for name, value in (("SAVE", save), ("--task", task), ("--server", server)) if value
    ]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} name different worlds; give one of them")
    if seed is not None and (save or server):
        raise click.UsageError(f"--seed chooses a lab world and does not go with {given[0]}")


@contextmanager
def _world(
    save: Path | None,
    task_key: str | None,
    server: str | None,
    password: str | None,
    factorio: str | None,
    seed: int,
) -> Iterator[Session]:
    """Open a session on the world that is to be drawn."""
    if server:
        password = required_password(password, server)
        with fle.connect(server, password=password, factorio=factorio) as game:
            yield game
        return
    task = find_task(task_key) if task_key else None
    saved = read_state(save) if save else None
    if saved and factorio not in (None, saved.factorio):
        raise click.UsageError(f"{save} was saved from Factorio {saved.factorio}, not {factorio}")
    version = saved.factorio if saved else factorio
    with fle.connect(factorio=version, seed=saved.seed if saved else seed) as game:
        if saved:
            restore_world(game, saved)
        else:
            game.reset(seed=seed, inventory=Inventory(task.inventory if task else {}))
        yield game


def _name(save: Path | None, task: str | None, server: str | None) -> str:
    return save.name if save else task or server or "lab world"


def _document(view: MapView, path: Path, legend: Any) -> dict[str, Any]:
    return {
        "picture": str(path),
        "area": {
            "left": view.left,
            "top": view.top,
            "right": view.right,
            "bottom": view.bottom,
        },
        "problems": [
            {
                "name": entity.name,
                "position": {"x": entity.x, "y": entity.y},
                "kind": kind.meaning,
                "problem": entity.problem,
            }
            for entity in view.entities
            if (kind := problem_of(entity))
        ],
        "legend": list(legend),
    }
