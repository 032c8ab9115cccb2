"""The tables that `fle bench` prints."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from fle.bench.environments import PROCESSES, PROGRAMS, PUBLISHED_STEPS_PER_S
from fle.bench.operations import PUBLISHED_OPS_PER_S

FIGURES = ("transports", "engine", "environments")
"""The parts of a document that hold figures."""


def print_document(document: Mapping[str, Any], console: Console) -> None:
    """Print the figures of one run, the published ones beside them."""
    for transport, figures in document["transports"].items():
        console.print(_operations_table(transport, figures))
    engine = document.get("engine")
    if engine:
        console.print(_engine_table(engine))
        console.print(_factories_table(engine["factories"]))
    environments = document.get("environments")
    if environments:
        console.print(_environments_table(environments))
        console.print(_parts_table(environments))


def print_comparison(a: Mapping[str, Any], b: Mapping[str, Any], console: Console) -> None:
    """Print every figure that both runs have, and B as a multiple of A."""
    table = Table("figure", "A", "B", "B / A")
    left, right = flatten(a), flatten(b)
    for name in left:
        if name in right:
            ratio = f"{right[name] / left[name]:.2f}" if left[name] else "-"
            table.add_row(name, f"{left[name]:,.2f}", f"{right[name]:,.2f}", ratio)
    console.print(table)


def flatten(document: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures of a run by dotted name."""
    found: dict[str, float] = {}

    def walk(prefix: str, value: object) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                walk(f"{prefix}.{key}" if prefix else str(key), inner)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found[prefix] = float(value)

    walk("", {key: document[key] for key in FIGURES if document.get(key)})
    return found


def _operations_table(transport: str, figures: Mapping[str, Any]) -> Table:
    modes = list(figures["total_ops_per_s"])
    table = Table(title=f"operations per second, {transport}")
    table.add_column("operation")
    for mode in modes:
        table.add_column(mode, justify="right")
    table.add_column("bytes per call", justify="right")
    for name, row in figures["ops_per_s"].items():
        size = f"{figures['bytes_per_call'][name]:.0f}"
        table.add_row(name, *(f"{row[mode]:,.0f}" for mode in modes), size)
    table.add_section()
    table.add_row("total", *(f"{figures['total_ops_per_s'][mode]:,.0f}" for mode in modes), "")
    published = (
        f"{PUBLISHED_OPS_PER_S[mode]:.0f}" if mode in PUBLISHED_OPS_PER_S else "-" for mode in modes
    )
    table.add_row("published (real server, 11 operations)", *published, "")
    return table


def _factories_table(factories: Mapping[str, Mapping[str, float]]) -> Table:
    table = Table(title="ticks per second by size of the factory")
    table.add_column("factory")
    for heading in ("machines", "entities", "running", "machines x ticks/s", "idle"):
        table.add_column(heading, justify="right")
    columns = ("machines", "entities", "ticks_per_s", "machine_ticks_per_s", "idle_ticks_per_s")
    for name, figures in factories.items():
        table.add_row(name, *(f"{figures[column]:,.0f}" for column in columns))
    return table


def _engine_table(engine: Mapping[str, Any]) -> Table:
    table = Table("figure", "value", title="embedded server")
    table.add_row("world creation", f"{engine['world_creation_s']:.3f} s")
    for name, value in engine["ticks_per_s"].items():
        table.add_row(f"ticks per second, {name}", f"{value:,.0f}")
    table.add_row("snapshot", f"{engine['snapshot_ms']:.1f} ms, {engine['snapshot_bytes']:,} bytes")
    table.add_row("restore", f"{engine['restore_ms']:.1f} ms")
    return table


def _environments_table(environments: Mapping[str, Any]) -> Table:
    table = Table(title="steps per second through env.step, one call in each program")
    table.add_column("environments")
    for kind, program in PROGRAMS.items():
        table.add_column(f"{kind}: {program}", justify="right")
    table.add_column("published (real server)", justify="right")
    measured = environments["steps_per_s"]
    one, eight = PUBLISHED_STEPS_PER_S["one"], PUBLISHED_STEPS_PER_S["eight"]
    rows = (
        ("one", measured["one"], f"{one:.1f}"),
        (f"{PROCESSES} in parallel", measured["two"], f"{eight:.0f} with eight"),
    )
    for name, figures, published in rows:
        table.add_row(name, *(f"{figures[kind]:,.0f}" for kind in PROGRAMS), published)
    return table


def _parts_table(environments: Mapping[str, Any]) -> Table:
    table = Table("part of a step", "ms", title="what a step that changes the world costs")
    for name, spent in environments["step_ms"].items():
        table.add_row(name, f"{spent:.1f}")
    table.add_section()
    table.add_row("reset", f"{environments['reset_ms']:.1f}")
    return table
