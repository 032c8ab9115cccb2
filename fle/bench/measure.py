"""Runs the benchmark on one server and gathers the figures in one document."""

import platform
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import fle
from fle._version import __version__
from fle.bench.modes import MODES, BenchError, direct_loop, run_program
from fle.bench.operations import MIXED_BLOCKS, Operation, factory, operations
from fle.engine.host import EmbeddedServer
from fle.generated.types import Inventory
from fle.interpreter import Interpreter
from fle.runtime.session import Session

Report = Callable[[str], None]

TICKS_FACTORY = "smelter_100"
TICKS_MEASURED = 36_000

# A factory is measured once all of it has begun to work, and no longer than this.
_WARM_TICKS = 1_800
_SLICE_TICKS = 600
_LONGEST_S = 3.0


def machine() -> dict[str, Any]:
    """Return what a reader needs to place the figures: processor count, Python and platform."""
    import os

    return {
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "platform": platform.platform(terse=True),
        "fle": __version__,
    }


def measure_operations(
    game: Session, *, modes: Iterable[str], iterations: int, repeats: int, report: Report
) -> dict[str, Any]:
    """Return ops/s of every operation in every mode, the totals, and the bytes of a direct call.

    Args:
        game: The session to measure.
        modes: Which of `MODES`.
        iterations: Calls per operation.
        repeats: How often each operation is run; the median counts.
        report: Is told what is being measured.
    """
    modes = list(modes)
    result: dict[str, Any] = {"ops_per_s": {}, "total_ops_per_s": {}, "bytes_per_call": {}}
    seconds = dict.fromkeys(modes, 0.0)
    for operation in operations():
        result["bytes_per_call"][operation.name] = _bytes_per_call(game, operation)
        row = result["ops_per_s"].setdefault(operation.name, {})
        for mode in modes:
            report(f"{operation.name}, {mode}")
            # The first run is not counted: LuaJIT still compiles what it meets for the first time.
            runs = [MODES[mode](game, operation, iterations) for _ in range(repeats + 1)][1:]
            median = statistics.median(runs)
            seconds[mode] += median
            row[mode] = iterations / median
    for mode in modes:
        result["total_ops_per_s"][mode] = iterations * len(operations()) / seconds[mode]
    return result


def measure_engine(
    factorio: str, seed: int, lua: str, repeats: int, report: Report
) -> dict[str, Any]:
    """Return world creation in s, ticks/s idle and running, snapshot and restore in ms."""
    report("world creation")
    creation = []
    for _ in range(repeats):
        start = time.perf_counter()
        fle.connect(factorio=factorio, seed=seed, lua=lua).close()
        creation.append(time.perf_counter() - start)
    with fle.connect(factorio=factorio, seed=seed, lua=lua) as game:
        report("idle ticks")
        idle = _ticks_per_s(game)
        report(f"ticks of {TICKS_FACTORY}")
        _build_factory(game)
        running = _ticks_per_s(game)
        report("snapshots")
        saves, loads = [], []
        for _ in range(max(repeats, 5)):
            start = time.perf_counter()
            data = game.snapshot()
            saves.append(time.perf_counter() - start)
            start = time.perf_counter()
            game.restore(data)
            loads.append(time.perf_counter() - start)
    return {
        "world_creation_s": statistics.median(creation),
        "ticks_per_s": {"idle": idle, TICKS_FACTORY: running},
        "snapshot_ms": statistics.median(saves) * 1000,
        "restore_ms": statistics.median(loads) * 1000,
        "snapshot_bytes": len(data),
    }


def measure_factories(
    factorio: str, seed: int, lua: str, sizes: Iterable[int], report: Report
) -> dict[str, Any]:
    """Return what a tick of the mixed factory costs, running and idle, by its size.

    The factory stands on an embedded server without any mod.

    Args:
        factorio: Version of the game.
        seed: Of the world.
        lua: Lua of the server.
        sizes: Numbers of machines.
        report: Is told what is being measured.

    Returns:
        For each size machines, entities, ticks/s running and idle, and machine ticks/s: how many
        machines times how many ticks a second. That figure stays the same where cost grows
        linearly.
    """
    result = {}
    for size in sizes:
        report(f"{size:,} machines")
        with _mixed(factorio, seed, lua, size, running=True) as (server, entities):
            running = _server_ticks_per_s(server)
        with _mixed(factorio, seed, lua, size, running=False) as (server, _):
            idle = _server_ticks_per_s(server)
        result[f"mixed_{size}"] = {
            "machines": size,
            "entities": entities,
            "ticks_per_s": running,
            "idle_ticks_per_s": idle,
            "machine_ticks_per_s": size * running,
        }
    return result


@contextmanager
def _mixed(
    factorio: str, seed: int, lua: str, size: int, *, running: bool
) -> Iterator[tuple[EmbeddedServer, int]]:
    """Build the mixed factory and yield its server and how many entities it has."""
    server = EmbeddedServer(factorio=factorio, seed=seed, lua=lua)
    try:
        lines = f"local BLOCKS = {MIXED_BLOCKS[size]}\nlocal ORE = {str(running).lower()}\n"
        answer = server.console(f"/silent-command {lines}{factory('mixed.lua')}").split()
        if answer[:1] != [str(size)]:
            raise BenchError(f"mixed.lua did not build {size} machines: {' '.join(answer)}")
        server.advance(_WARM_TICKS)
        yield server, int(answer[1])
    finally:
        server.close()


def _server_ticks_per_s(server: EmbeddedServer) -> float:
    ticks, start = 0, time.perf_counter()
    while ticks < TICKS_MEASURED and time.perf_counter() - start < _LONGEST_S:
        ticks += server.advance(_SLICE_TICKS)
    return ticks / (time.perf_counter() - start)


def _build_factory(game: Session) -> None:
    inventory = {
        "burner-mining-drill": 100,
        "stone-furnace": 100,
        "burner-inserter": 100,
        "wooden-chest": 100,
        "coal": 3000,
    }
    game.reset(inventory=Inventory(inventory))
    run_program(Interpreter(game, timeout=120.0), factory(f"{TICKS_FACTORY}.py"))


def _ticks_per_s(game: Session) -> float:
    start = time.perf_counter()
    game.sleep(TICKS_MEASURED / 60)
    return TICKS_MEASURED / (time.perf_counter() - start)


def _bytes_per_call(game: Session, operation: Operation) -> float:
    """Return the bytes that one direct call of `operation` sends, framing included."""
    loop = direct_loop(game, operation, 1)
    before = game.traffic.bytes_out
    loop()
    return float(game.traffic.bytes_out - before)
