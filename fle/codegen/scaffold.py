"""Starts a new tool: a schema, an implementation and a spec that work and wait to be changed."""

from __future__ import annotations

import keyword
from pathlib import Path

from fle.codegen.model import camel
from fle.codegen.read_tools import LUA_WORDS, SNAKE
from fle.codegen.templates import render


class ScaffoldError(Exception):
    """Raised when a tool cannot be started: a bad name, or files that are already there."""


def new_tool(name: str, root: Path, *, own_folder: bool) -> list[Path]:
    """Write the files of a new tool and return them.

    Args:
        name: The tool's name.
        root: The checkout, or the user's folder of tools.
        own_folder: Whether `root` is a user's folder.

    Raises:
        ScaffoldError: The name is no tool name, or a file is there already.
    """
    if not SNAKE.fullmatch(name) or keyword.iskeyword(name) or name in LUA_WORDS:
        raise ScaffoldError(f"{name!r} is no name for a tool: use snake_case, as in count_trees")
    files = _files(name, root, own_folder=own_folder)
    for file in files:
        if file.exists():
            raise ScaffoldError(f"{file} is already there: choose another name or remove it")
    for file, template in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            render(template, name=name, class_name=camel(name), own_folder=own_folder),
            encoding="utf-8",
        )
    return list(files)


def _files(name: str, root: Path, *, own_folder: bool) -> dict[Path, str]:
    if own_folder:
        return {
            root / f"{name}.yaml": "new_tool.yaml.j2",
            root / f"{name}.lua": "new_tool.lua.j2",
            root / f"{name}_spec.lua": "new_tool_spec.lua.j2",
        }
    return {
        root / "schemas" / "tools" / f"{name}.yaml": "new_tool.yaml.j2",
        root / "mod" / "tools" / f"{name}.lua": "new_tool.lua.j2",
        root / "tests" / "lua" / "tools" / f"{name}_spec.lua": "new_tool_spec.lua.j2",
    }
