"""`fle run`: agent programs in one session, with what came of them."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console

import fle
from fle.cli._files import NEW_FILE
from fle.cli._progress import Progress
from fle.cli._server import PASSWORD, required_password
from fle.generated.types import Inventory
from fle.interpreter import Limits, Observer
from fle.render import save_picture
from fle.runtime.session import Session
from fle.tasks import Task, find_task
from fle.tasks.document import episode_document
from fle.tasks.episode import Episode, Step
from fle.tasks.inventories import TaskError, checked_inventory, named_inventory
from fle.tasks.start import Start, read_start
from fle.tasks.state import read_state, write_state
from fle.tasks.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Program:
    """A program to run: its name for people and its text."""

    name: str
    source: str


@click.command(short_help="Run programs, or play a task.")
@click.argument("programs", nargs=-1, metavar="PROGRAM.py...")
@click.option("--task", "task_key", metavar="KEY", help="Play this task; see `fle tasks list`.")
@click.option(
    "--factorio", type=click.Choice(["1.1", "2.0"]), help="Version of the game.  [default: 1.1]"
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), help="Variant of the lab world.  [default: 0]"
)
@click.option("--inventory", metavar="JSON", help='Start with these items, as {"coal": 50}.')
@click.option("--technologies", type=click.Choice(["all", "none"]), help="Researched at the start.")
@click.option(
    "--server",
    default="embedded",
    show_default=True,
    metavar="embedded|HOST:PORT",
    help="Where to play.",
)
@PASSWORD
@click.option(
    "--time",
    "cost_model",
    type=click.Choice(["instant", "realistic"]),
    help="Whether actions take the game time that they take a player.  [default: instant]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds of real time that each program has.",
)
@click.option("--save", type=NEW_FILE, help="Save the end here.")
@click.option(
    "--load",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Begin from a file that --save wrote.",
)
@click.option(
    "--tools",
    multiple=True,
    type=click.Path(exists=True, file_okay=False),
    help="Folder with tools of your own; repeatable.",
)
@click.option(
    "--lua",
    type=click.Choice(["luajit", "lua52"]),
    default="luajit",
    show_default=True,
    help="Lua of the embedded server.",
)
@click.option("--png", type=NEW_FILE, help="Picture of the end.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def run(
    programs: tuple[str, ...],
    task_key: str | None,
    factorio: str | None,
    seed: int | None,
    inventory: str | None,
    technologies: str | None,
    server: str,
    password: str | None,
    cost_model: str | None,
    timeout: float,
    save: Path | None,
    load: Path | None,
    tools: tuple[str, ...],
    lua: str,
    png: Path | None,
    as_json: bool,
) -> None:
    """Run programs in order in one session; one that fails does not stop the next.

    The first program may ask for items and technologies in a block of comments, `# /// fle`.

    With --task and no program, the program that comes with the task is run. Exit code 1 says that
    a program failed or that the task's quota was not reached.
    """
    task = find_task(task_key) if task_key else None
    texts = _programs(programs, task)
    given = _given_inventory(inventory)
    # A task has a start of its own: its programs must not grant themselves another.
    start = Start() if task else read_start(texts[0].source, texts[0].name)
    saved = read_state(load) if load else None
    factorio = factorio or (saved.factorio if saved else None)
    if saved and factorio != saved.factorio:
        raise click.UsageError(f"{load} was saved from Factorio {saved.factorio}, not {factorio}")
    seed = seed if seed is not None else saved.seed if saved else 0
    console = Console(stderr=True)
    with _connect(server, password, factorio, seed, lua, tools) as game:
        title = f"{task.key if task else 'fle run'} on {game.backend}"
        progress = Progress(title, console)
        observer = _observer(game, progress)
        episode = Episode(
            game,
            task=task,
            limits=Limits(seconds=timeout),
            observer=observer,
        )
        if saved:
            episode.restore(saved)
            _adjust(game, given, technologies, cost_model)
        else:
            episode.start(
                seed=seed,
                inventory=_inventory(given, start, task),
                technologies=_researched(technologies, start, task),
                realistic=cost_model == "realistic",
            )
        with progress:
            for program in texts:
                _run_one(episode, program, progress, quiet=as_json)
        verdict = episode.verify()
        if save:
            write_state(save, episode.state())
        picture = png or (Path(f"{task.key}.png") if task and not as_json else None)
        if picture:
            save_picture(game, picture, title=title)
        document = episode_document(episode, verdict)
    if as_json:
        click.echo(json.dumps(document, indent=2))
    else:
        _report(document, verdict, picture)
    if any(step.error for step in episode.steps) or (verdict and not verdict.success):
        sys.exit(1)


def _programs(paths: Sequence[str], task: Task | None) -> list[Program]:
    if paths:
        return [_read(path) for path in paths]
    if task is None:
        raise click.UsageError("name a program to run, or a task with --task")
    if task.solution is None:
        raise click.UsageError(f"{task.key} ships no program; name one to run")
    return [_read(str(task.solution))]


def _read(path: str) -> Program:
    try:
        if path == "-":
            return Program("standard input", sys.stdin.read())
        return Program(Path(path).name, Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} cannot be read: {error}") from error


def _given_inventory(text: str | None) -> dict[str, int] | None:
    if text is None:
        return None
    try:
        return checked_inventory(json.loads(text), "--inventory")
    except (json.JSONDecodeError, TaskError) as error:
        raise click.UsageError(f"--inventory is not a JSON object of items: {error}") from error


def _inventory(given: dict[str, int] | None, start: Start, task: Task | None) -> dict[str, int]:
    if given is not None:
        return given
    if start.inventory is not None:
        return dict(start.inventory)
    return dict(task.inventory) if task else named_inventory("free_play")


def _researched(given: str | None, start: Start, task: Task | None) -> str | list[str]:
    if given is not None:
        return given
    if task:
        return "all" if task.all_technologies else "none"
    return start.technologies or "all"


def _adjust(
    game: Session,
    inventory: dict[str, int] | None,
    technologies: str | None,
    cost_model: str | None,
) -> None:
    """Change only what was asked for in a world that was loaded."""
    if inventory is not None:
        game.set_inventory(Inventory(inventory))
    if technologies is not None:
        game.unlock_technologies(technologies)
    if cost_model is not None:
        game.set_clock(cost_model=cost_model)


def _connect(
    server: str,
    password: str | None,
    factorio: str | None,
    seed: int,
    lua: str,
    tools: Sequence[str],
) -> Session:
    if server == "embedded":
        return fle.connect(factorio=factorio, seed=seed, lua=lua, tools=tools)
    password = required_password(password, server)
    return fle.connect(server, password=password, factorio=factorio, tools=tools)


def _observer(game: Session, progress: Progress) -> Observer:
    """Tell `progress` of every call, and of the score now and then."""

    def observe(tool: str, result: Any) -> None:
        progress.call(tool, result)
        if progress.due(game.tick):
            progress.score(game.tick, float(game.score()[0]))

    return observe


def _run_one(episode: Episode, program: Program, progress: Progress, *, quiet: bool) -> None:
    progress.program(program.name)
    step = episode.run(program.source)
    progress.score(episode.game.tick, step.production_score)
    if not quiet:
        for line in _step_lines(program, step):
            progress.line(line)


def _step_lines(program: Program, step: Step) -> list[str]:
    lines = [f"{program.name}: {step.ticks} ticks, production score {step.production_score:,.1f}"]
    lines += [f"  {line}" for line in step.output.splitlines()]
    if step.error:
        lines.append(f"  failed: {step.error}")
    return lines


def _report(document: dict[str, Any], verdict: Verdict | None, picture: Path | None) -> None:
    made = ", ".join(
        f"{count:g} {name}" for name, count in document["production"]["output"].items()
    )
    click.echo(f"produced: {made or 'nothing'}")
    if verdict:
        task = document["task"]
        word = "success" if verdict.success else "not reached"
        click.echo(
            f"{task['key']}: {word}: {verdict.throughput:g} per hold-out, quota {verdict.quota} "
            f"(measured {'on a copy of the world' if verdict.measured == 'copy' else 'in place'})"
        )
    click.echo(f"state {document['state_hash'] or 'hash: only on the embedded server'}")
    if picture:
        click.echo(f"map: {picture}")
