"""Runs the benchmark on one server and gathers the figures in one document."""

import platform
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

import fle
from fle._version import __version__
from fle.bench.modes import MODES, direct_loop, run_program
from fle.bench.operations import Operation, factory, operations
from fle.generated.types import Inventory
from fle.interpreter import Interpreter
from fle.runtime.session import Session

Report = Callable[[str], None]

TICKS_FACTORY = "smelter_100"
TICKS_MEASURED = 36_000


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
        modes: Which of direct, batched and interpreter.
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


def _build_factory(game: Session) -> None:
    inventory = {
        "burner-mining-drill": 100,
        "stone-furnace": 100,
        "burner-inserter": 100,
        "wooden-chest": 100,
        "coal": 3000,
    }
    game.reset(inventory=Inventory(inventory))
    run_program(Interpreter(game, timeout=120.0), factory(TICKS_FACTORY))


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
