"""Prototype and API facts: what the emulator knows of a game version, compiled from its own data.

`build` reads the game's prototype dump and its runtime API description and writes Lua tables that
`fle/engine/lua/facts.lua` reads without Python. Both versions come out in one shape; what the data
leave out is filled in by the module that compiles the kind, whose docstring says where each default
is documented.
"""

from __future__ import annotations

from pathlib import Path

from fle.engine.facts.compile import compile_tables
from fle.engine.facts.dump import FactsError, read_api, read_dump
from fle.engine.facts.write import write_tables

__all__ = ["FactsError", "build"]


def build(dump: Path, api: Path, version: str, out: Path) -> list[Path]:
    """Compile a dump and an API description into the folder `out`.

    Args:
        dump: What the game's `--dump-data` wrote, `.json` or `.json.xz`.
        api: The game's `runtime-api.json`, also plain or compressed.
        version: The game version that the tables are for, such as "1.1.110".
        out: The folder to write; older tables in it are replaced.

    Returns:
        The files written.

    Raises:
        FactsError: A file cannot be read or has another layout.
    """
    prototypes, description = read_dump(dump), read_api(api)
    try:
        tables = compile_tables(prototypes, description)
    except FactsError as error:
        raise FactsError(f"{dump}: {error}") from error
    return write_tables(tables, version, out)
