"""What a session needs to know of the tools: the package's own, or a user's among them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from fle._resources import resource
from fle.runtime.caller import Caller
from fle.runtime.errors import ToolError
from fle.runtime.tool_table import Tool


@dataclass(frozen=True, slots=True)
class Interface:
    """The tools that a client and a server have in common.

    Attributes:
        client: The class with a method for each tool.
        tools: The tools by name.
        schema_hash: What the mod must have, too.
        errors: The exceptions by fault code.
        mod: The folder of the mod that carries the tools out.
        manual: The folder of the manual: `tools/NAME.md`, `json/NAME.json`, `manual.md`.
        folder: The folder of the Python code that was made for them; None: the package's own.
    """

    client: type[Caller]
    tools: Mapping[str, Tool]
    schema_hash: str
    errors: Mapping[str, type[ToolError]]
    mod: Path
    manual: Path
    folder: Path | None = None


def package_interface() -> Interface:
    """Return the package's own tools."""
    return _interface("fle.generated", {}, resource("mod"), resource("docs"))


def user_interface(folders: Sequence[Path | str]) -> Interface:
    """Return the package's tools and those of the user's folders, made anew when stale.

    Raises:
        SchemaError: A schema in one of the folders is wrong.
    """
    from fle.codegen.generate import outputs, write
    from fle.codegen.sources import Sources

    if not folders:
        return package_interface()
    sources = Sources.installed([Path(folder) for folder in folders])
    write(outputs(sources))
    made = sources.tool_folders[-1] / "generated"
    errors = import_module("fle.generated.errors").ERRORS
    return _interface(_load(made / "python"), errors, made / "mod", made / "docs")


def loaded_interface(folder: Path) -> Interface:
    """Return the tools in `folder`, where `user_interface` put what it made: `Interface.folder`.

    What a server needs of them, and the manual, is not looked for.
    """
    errors = import_module("fle.generated.errors").ERRORS
    return _interface(_load(folder), errors, folder, folder)


def _interface(
    package: str, more_errors: Mapping[str, type[ToolError]], mod: Path, manual: Path
) -> Interface:
    def of(module: str, name: str) -> Any:
        return getattr(import_module(f"{package}.{module}"), name)

    return Interface(
        folder=None if package == "fle.generated" else Path(*import_module(package).__path__),
        client=of("client", "Client"),
        tools=of("table", "TOOLS"),
        schema_hash=of("protocol", "SCHEMA_HASH"),
        errors={**more_errors, **of("errors", "ERRORS")},
        mod=mod,
        manual=manual,
    )


def _load(folder: Path) -> str:
    """Import a folder as a package of its own and return the package's name."""
    text = b"".join(path.read_bytes() for path in sorted(folder.rglob("*.py")))
    # Another text is another package: modules that are imported do not change.
    name = f"fle_tools_{sha256(str(folder).encode() + text).hexdigest()[:12]}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            name, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        assert spec is not None
        assert spec.loader is not None
        package = importlib.util.module_from_spec(spec)
        sys.modules[name] = package
        spec.loader.exec_module(package)
    return name
