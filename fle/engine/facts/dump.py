"""Reads the game's prototype dump and its machine-readable API docs."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

Prototype = dict[str, Any]
Dump = dict[str, dict[str, Prototype]]


class FactsError(Exception):
    """Raised when a dump or an API description cannot be compiled; says which file and why."""


def read_dump(path: Path) -> Dump:
    """Read what the game's `--dump-data` wrote, plain or xz-compressed."""
    data = _read_json(path)
    if not _is_dump(data):
        raise FactsError(
            f"{path}: this is not a prototype dump; expected "
            '{"item": {"coal": {"type": "item", "name": "coal", ...}}, ...} as --dump-data writes.'
        )
    for needed in ("item", "recipe", "tile", "technology"):
        if not data.get(needed):
            raise FactsError(f"{path}: the dump has no prototypes of type '{needed}'.")
    return data  # type: ignore[no-any-return]


def read_api(path: Path) -> dict[str, Any]:
    """Read the game's `runtime-api.json`, plain or xz-compressed."""
    data = _read_json(path)
    if not isinstance(data, dict) or data.get("stage") != "runtime":
        raise FactsError(f"{path}: this is not the runtime API description (runtime-api.json).")
    if data.get("api_version") not in (5, 6):
        raise FactsError(f"{path}: API format {data.get('api_version')} is unknown; 5 and 6 are.")
    return data


def _read_json(path: Path) -> Any:
    try:
        content = path.read_bytes()
        if path.suffix == ".xz":
            content = lzma.decompress(content)
        return json.loads(content)
    except OSError as error:
        raise FactsError(f"{path}: cannot be read: {error.strerror}.") from error
    except lzma.LZMAError as error:
        raise FactsError(f"{path}: not an xz file: {error}.") from error
    except UnicodeDecodeError as error:
        raise FactsError(f"{path}: not UTF-8 text, so not JSON.") from error
    except json.JSONDecodeError as error:
        raise FactsError(
            f"{path}: not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from error


def _is_dump(data: Any) -> bool:
    if not isinstance(data, dict):
        return False
    return all(
        isinstance(prototypes, dict)
        and all(isinstance(prototype, dict) for prototype in prototypes.values())
        and all(
            prototype.get("type") == kind and prototype.get("name") == name
            for name, prototype in prototypes.items()
        )
        for kind, prototypes in data.items()
    )
