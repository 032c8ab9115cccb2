"""`fle bench`: how fast everything is, beside the published figures."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console

import fle
from fle.bench.measure import (
    machine,
    measure_engine,
    measure_factories,
    measure_operations,
)
from fle.bench.modes import MODES
from fle.bench.operations import ITERATIONS, MIXED_BLOCKS
from fle.bench.table import print_comparison, print_document
from fle.cli._server import PASSWORD, required_password
from fle.runtime.session import Session

TRANSPORTS = ("embedded", "rcon", "rcon-paced")
PARTS = ("operations", "engine", "environments")


@click.command()
@click.option(
    "--factorio",
    type=click.Choice(["1.1", "2.0"]),
    default="1.1",
    show_default=True,
    help="Version of the embedded server.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the lab world.")
@click.option(
    "--lua",
    type=click.Choice(["luajit", "lua52"]),
    default="luajit",
    show_default=True,
    help="Lua of the embedded server.",
)
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(PARTS),
    help="What is measured; everything unless given. May be repeated.",
)
@click.option(
    "--mode",
    "modes",
    multiple=True,
    type=click.Choice(list(MODES)),
    help="How operations are called; all ways unless given. May be repeated.",
)
@click.option(
    "--transport",
    "transports",
    multiple=True,
    type=click.Choice(TRANSPORTS),
    help="Lines to the server; all unless given. May be repeated. rcon-paced plays the real game: "
    "60 ticks a second, 100 bytes a tick.",
)
@click.option(
    "--iterations",
    type=click.IntRange(1, ITERATIONS),
    default=ITERATIONS,
    show_default=True,
    help="Calls of each operation, and steps of environments up to 50.",
)
@click.option(
    "--repeats",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Runs of each measurement; their median counts.",
)
@click.option(
    "--machines",
    "sizes",
    multiple=True,
    type=click.Choice([str(size) for size in MIXED_BLOCKS]),
    help="Sizes of the mixed factory; all unless given. May be repeated.",
)
@click.option("--server", metavar="HOST:PORT", help="Measure this server instead of the embedded.")
@PASSWORD
@click.option("--client", is_flag=True, help="Note that a game client is connected to --server.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option(
    "--compare",
    nargs=2,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="A B",
    help="Compare two documents that --json wrote, instead of measuring.",
)
def bench(
    factorio: str,
    seed: int,
    lua: str,
    parts: tuple[str, ...],
    modes: tuple[str, ...],
    transports: tuple[str, ...],
    iterations: int,
    repeats: int,
    sizes: tuple[str, ...],
    server: str | None,
    password: str | None,
    client: bool,
    as_json: bool,
    compare: tuple[Path, Path] | None,
) -> None:
    """Measure operations, ticks, worlds, snapshots, bytes per call and environments.

    Operations are those of the published table, called one by one, in batches and by a program.
    Ticks a second are measured of an empty world, of smelter_100 and of a mixed factory of 100,
    1,000 and 10,000 machines (drills, furnaces, assembling machines, inserters), running and idle.
    Environments are stepped with programs of one call, one by itself and two in parallel.
    """
    if compare:
        a, b = (_read(path) for path in compare)
        print_comparison(a, b, Console())
        return
    if client and not server:
        raise click.UsageError("--client describes a run against --server")
    if server:
        required_password(password, server)
    if server and transports:
        raise click.UsageError(
            "--transport chooses embedded servers; --server is measured as it is"
        )
    if server and set(parts) - {"operations"}:
        raise click.UsageError("with --server only operations are measured")
    measured = parts or (("operations",) if server else PARTS)
    errors = Console(stderr=True)
    document: dict[str, Any] = {
        "machine": machine(),
        "factorio": factorio,
        "lua": lua,
        "iterations": iterations,
        "repeats": repeats,
        "client": client,
        "transports": {},
    }
    with errors.status("fle bench") as status:
        lines = (server,) if server else transports or TRANSPORTS
        for transport in lines if "operations" in measured else ():
            report = _reporter(status.update, transport)
            with _session(transport, password, factorio, seed, lua) as game:
                document["backend"] = game.backend
                slow = transport == "rcon-paced"
                document["transports"][transport] = measure_operations(
                    game,
                    modes=modes or MODES,
                    iterations=iterations,
                    # A paced server is slow and steady: one run tells as much as five.
                    repeats=1 if slow else repeats,
                    report=report,
                )
        if "engine" in measured:
            report = _reporter(status.update, "embedded")
            document["engine"] = measure_engine(factorio, seed, lua, repeats, report)
            machines = [int(size) for size in sizes] or list(MIXED_BLOCKS)
            document["engine"]["factories"] = measure_factories(
                factorio, seed, lua, machines, report
            )
        if "environments" in measured:
            from fle.bench.environments import measure_environments

            report = _reporter(status.update, "environments")
            document["environments"] = measure_environments(
                factorio, seed, iterations, repeats, report
            )
    if as_json:
        click.echo(json.dumps(document, indent=2))
    else:
        print_document(document, Console())


def _reporter(update: Any, transport: str) -> Any:
    return lambda text: update(f"{transport}: {text}")


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        document["transports"]
    except (ValueError, TypeError, KeyError) as error:
        raise click.BadParameter(f"{path} is not a document of fle bench --json") from error
    assert isinstance(document, dict)
    return document


@contextmanager
def _session(
    transport: str, password: str | None, factorio: str, seed: int, lua: str
) -> Iterator[Session]:
    """Open a session over `transport`; RCON servers run in a process of their own."""
    if transport == "embedded":
        with fle.connect(factorio=factorio, seed=seed, lua=lua) as game:
            yield game
    elif transport in TRANSPORTS:
        pace = "real" if transport == "rcon-paced" else "fast"
        with (
            _serve(factorio, seed, lua, pace) as (address, own_password),
            fle.connect(address, password=own_password, factorio=factorio) as game,
        ):
            yield game
    else:
        with fle.connect(transport, password=password, factorio=factorio) as game:
            yield game


@contextmanager
def _serve(factorio: str, seed: int, lua: str, pace: str) -> Iterator[tuple[str, str]]:
    """Run `fle serve` on a free port and yield its address and password."""
    password = "bench"
    command = [sys.executable, "-m", "fle", "serve", "--port", "0", "--password", password]
    command += ["--factorio", factorio, "--seed", str(seed), "--lua", lua, "--pace", pace, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise click.ClickException("fle serve ended before it listened")
            yield f"127.0.0.1:{json.loads(line)['port']}", password
        finally:
            process.terminate()
