"""Writes everything that is made from the schemas, or tells what of it is stale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fle.codegen.model import Interface
from fle.codegen.render_docs import render_docs
from fle.codegen.render_lua import render_lua
from fle.codegen.render_python import render_python, render_user_python
from fle.codegen.sources import Sources, read


@dataclass(frozen=True, slots=True)
class Output:
    """Files that belong together: all that a folder holds, or the named ones only.

    A file in a folder that is wholly ours and that nothing makes any more is removed.
    """

    folder: Path
    files: Mapping[str, bytes]
    whole: bool = True

    def stale(self) -> list[Path]:
        """Return the files that differ from what they should be, missing and extra ones too."""
        wanted = {self.folder / name: data for name, data in self.files.items()}
        changed = [path for path, data in wanted.items() if not _holds(path, data)]
        return sorted([*changed, *self._extra(wanted)])

    def write(self) -> list[Path]:
        """Write what differs, remove what is extra, and return the files that changed."""
        stale = self.stale()
        for path in stale:
            name = path.relative_to(self.folder).as_posix()
            if name in self.files:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self.files[name])
            else:
                path.unlink()
        return stale

    def _extra(self, wanted: Mapping[Path, bytes]) -> list[Path]:
        if not self.whole or not self.folder.is_dir():
            return []
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return [
            path
            for path in found
            if path not in wanted and "__pycache__" not in path.parts and path.name[0] != "."
        ]


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def outputs(sources: Sources) -> list[Output]:
    """Return all that the schemas make: in the checkout, or in the user's last folder.

    Raises:
        SchemaError: Something is wrong with the schemas.
    """
    interface = read(sources)
    if sources.tool_folders:
        return _user_outputs(sources, interface)
    root = sources.schemas.parent
    docs = render_docs(interface)
    return [
        Output(root / "mod" / "generated", _encoded(render_lua(interface))),
        Output(root / "fle" / "generated", _encoded(render_python(interface))),
        Output(root / "docs" / "tools", _encoded(docs.pages)),
        Output(root / "docs" / "json", _encoded(docs.json)),
        Output(root / "docs", _encoded(docs.manuals), whole=False),
    ]


def _user_outputs(sources: Sources, interface: Interface) -> list[Output]:
    target = sources.tool_folders[-1] / "generated"
    docs = render_docs(interface)
    mod = _mod_files(sources, interface)
    mod |= {f"generated/{name}": data for name, data in _encoded(render_lua(interface)).items()}
    return [
        Output(target / "mod", mod),
        Output(target / "python", _encoded(render_user_python(interface))),
        Output(target / "docs" / "tools", _encoded(docs.pages)),
        Output(target / "docs" / "json", _encoded(docs.json)),
        Output(target / "docs", _encoded(docs.manuals), whole=False),
    ]


def _mod_files(sources: Sources, interface: Interface) -> dict[str, bytes]:
    """Return the package's mod with the user's tools among its own, without generated files."""
    files = {
        path.relative_to(sources.mod).as_posix(): path.read_bytes()
        for path in sorted(sources.mod.rglob("*"))
        if path.is_file() and path.relative_to(sources.mod).parts[0] != "generated"
    }
    for tool in interface.tools:
        folder = tool.place.file.parent
        if folder in sources.tool_folders:
            files[f"tools/{tool.name}.lua"] = (folder / f"{tool.name}.lua").read_bytes()
    return files


def _encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def write(made: Sequence[Output]) -> list[Path]:
    """Write all of it and return the files that changed."""
    return sorted(path for output in made for path in output.write())


def stale(made: Sequence[Output]) -> list[Path]:
    """Return the files that are not what the schemas make."""
    return sorted(path for output in made for path in output.stale())
