"""`fle serve`: the embedded server behind RCON, for any client."""

import json
import logging
import signal
from pathlib import Path
from typing import Any, Literal

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=27015, show_default=True, help="Port; 0 takes any free one.")
@click.option("--password", help="What clients must give; made up and printed unless given.")
@click.option(
    "--factorio",
    type=click.Choice(["1.1", "2.0"]),
    default="1.1",
    show_default=True,
    help="Version of the game.",
)
@click.option("--seed", default=0, show_default=True, help="Seed of the world.")
@click.option(
    "--pace",
    type=click.Choice(["fast", "real"]),
    default="fast",
    show_default=True,
    help="Answer as fast as possible, or apply commands on ticks like the real game.",
)
@click.option("--ups", type=float, help="Ticks a second with --pace real; 60 * speed unless given.")
@click.option(
    "--mod",
    "mods",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder of a mod to load instead of FLE's own; may be repeated.",
)
@click.option(
    "--tools",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder with tools of your own, added to FLE's mod; may be repeated.",
)
@click.option(
    "--lua",
    type=click.Choice(["luajit", "lua52"]),
    default="luajit",
    show_default=True,
    help="Lua of the embedded server.",
)
@click.option("--json", "as_json", is_flag=True, help="Print address and password as JSON.")
@click.option("--verbose", is_flag=True, help="Log clients that come and go.")
def serve(
    host: str,
    port: int,
    password: str | None,
    factorio: str,
    seed: int,
    pace: Literal["fast", "real"],
    ups: float | None,
    mods: tuple[Path, ...],
    tools: tuple[Path, ...],
    lua: str,
    as_json: bool,
    verbose: bool,
) -> None:
    """Serve an embedded world over RCON until interrupted.

    Address and password go to stderr, or with --json to stdout in one line. Anything that speaks
    RCON can connect: `fle run --server HOST:PORT`, other programs, other mods' tools.
    """
    if mods and tools:
        raise click.UsageError("--tools extends FLE's own mod and does not go with --mod")
    if ups is not None and (pace != "real" or ups <= 0):
        raise click.UsageError("--ups is a positive number and goes with --pace real")
    if verbose:
        logging.basicConfig(level=logging.INFO, format="%(name)s %(message)s")
    engine = _engine(factorio, seed, list(mods) or [_own_mod(tools)], lua)
    try:
        _serve(engine, as_json, host=host, port=port, password=password, pace=pace, ups=ups)
    finally:
        engine.close()


def _serve(engine: Any, as_json: bool, **options: Any) -> None:
    from fle.engine.rcon_server import RconServer

    try:
        server = RconServer(engine, **options)
    except OSError as error:
        raise click.ClickException(
            f"{options['host']}:{options['port']} cannot be listened on: {error.strerror}; "
            "choose another --port"
        ) from error
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: server.stop())
    if as_json:
        document = {"host": server.host, "port": server.port, "password": server.password}
        click.echo(json.dumps(document))
    else:
        click.echo(f"RCON address: {server.address}", err=True)
        if options["password"] is None:
            click.echo(f"RCON password: {server.password}", err=True)
    server.serve()


def _engine(factorio: str, seed: int, mods: list[Path], lua: str) -> Any:
    from fle.engine.host import EmbeddedServer

    return EmbeddedServer(factorio=factorio, seed=seed, mods=mods, lua=lua)


def _own_mod(tools: tuple[Path, ...]) -> Path:
    from fle.runtime.interface import package_interface, user_interface

    return (user_interface(list(tools)) if tools else package_interface()).mod
