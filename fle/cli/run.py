"""`fle run`: agent programs in one session, with what came of them."""

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from rich.console import Console

import fle
from fle.cli._files import NEW_FILE
from fle.cli._programs import Program, programs_of
from fle.cli._progress import Progress
from fle.cli._server import PASSWORD, required_password
from fle.cli._tasks_dir import TASKS_DIR
from fle.generated.types import Inventory
from fle.interpreter import Limits, Observer, missing_guarantees
from fle.render import save_picture
from fle.runtime.session import Session
from fle.tasks import find_task
from fle.tasks.document import episode_document
from fle.tasks.episode import Episode, Step
from fle.tasks.inventories import TaskError, checked_inventory
from fle.tasks.start import Start, read_start
from fle.tasks.state import read_state, write_state
from fle.tasks.verdict import Verdict


@click.command(short_help="Run programs, or play a task.")
@click.argument("programs", nargs=-1, metavar="[AGENT=]PROGRAM.py...")
@click.option("--task", "task_key", metavar="KEY", help="Play this task; see `fle tasks list`.")
@TASKS_DIR
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
    tasks_dirs: tuple[Path, ...],
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

    With --task and no program, the programs that come with the task are run. In a task for several
    agents, 2=PROGRAM.py is a program of the second; without a number it is one of the first. The
    task is verified after every program. Exit code 1 says that a program failed or that the task's
    quota was not reached.
    """
    task = find_task(task_key, tasks_dirs) if task_key else None
    texts = programs_of(programs, task)
    given = _given_inventory(inventory)
    # A task has a start of its own: its programs must not grant themselves another.
    start = Start() if task else read_start(texts[0].source, texts[0].name)
    saved = read_state(load) if load else None
    factorio = factorio or (saved.factorio if saved else None)
    if saved and factorio != saved.factorio:
        raise click.UsageError(f"{load} was saved from Factorio {saved.factorio}, not {factorio}")
    seed = seed if seed is not None else saved.seed if saved else 0
    with ExitStack() as stack:
        game = stack.enter_context(_connect(server, password, factorio, seed, lua, tools))
        title = f"{task.key if task else 'fle run'} on {game.backend}"
        errors = Console(stderr=True)
        progress = Progress(title, errors)
        observer = _observer(game, progress)
        episode = Episode(game, task=task, limits=Limits(seconds=timeout), observer=observer)
        stack.callback(episode.close)
        if saved:
            episode.restore(saved)
            _adjust(episode, given, technologies, cost_model)
        else:
            episode.start(
                seed=seed,
                inventory=given if given is not None else start.inventory,
                technologies=start.technologies if technologies is None else technologies,
                realistic=cost_model == "realistic",
            )
        _tell_what_is_missing(episode, errors)
        with progress:
            for program in texts:
                _run_one(episode, program, progress, quiet=as_json)
        verdict = episode.steps[-1].verdict
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
    if any(step.error for step in episode.steps) or _missed(verdict):
        sys.exit(1)


def _tell_what_is_missing(episode: Episode, console: Console) -> None:
    missing = missing_guarantees(episode.executors[0])
    if missing:
        names = ", ".join(guarantee.name for guarantee in missing)
        text = f"programs run without these guarantees of docs/programs.md here: {names}"
        console.print(text, highlight=False, markup=False)


def _given_inventory(text: str | None) -> dict[str, int] | None:
    if text is None:
        return None
    try:
        return checked_inventory(json.loads(text), "--inventory")
    except (json.JSONDecodeError, TaskError) as error:
        raise click.UsageError(f"--inventory is not a JSON object of items: {error}") from error


def _adjust(
    episode: Episode,
    inventory: dict[str, int] | None,
    technologies: str | None,
    cost_model: str | None,
) -> None:
    """Change only what was asked for in a world that was loaded."""
    game = episode.game
    if inventory is not None:
        for session in episode.games:
            session.set_inventory(Inventory(inventory))
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
    step = episode.run(program.source, program.agent)
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
        click.echo(f"{document['task']['key']}: {_verdict_words(verdict)}")
    click.echo(f"state {document['state_hash'] or 'hash: only on the embedded server'}")
    if picture:
        click.echo(f"map: {picture}")


def _missed(verdict: Verdict | None) -> bool:
    """Whether there was a quota, and it was not reached."""
    return verdict is not None and verdict.quota is not None and not verdict.success


def _verdict_words(verdict: Verdict) -> str:
    if verdict.throughput is None:
        return "nothing is measured but the production score"
    found = f"{verdict.throughput:g} per hold-out"
    if verdict.quota is not None:
        word = "success" if verdict.success else "not reached"
        found = f"{word}: {found}, quota {verdict.quota:g}"
    where = "on a copy of the world" if verdict.measured == "copy" else "in place"
    return f"{found} (measured {where})"
