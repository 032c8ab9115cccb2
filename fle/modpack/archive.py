"""Writes the zip that the game's mods folder takes."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

MOD_VERSIONS = {"1.1": "base >= 1.1.100", "2.0": "base >= 2.0.0"}
"""Versions of the game that a mod can be built for, with what the mod depends on there."""

# Zips hold a time for each file; one fixed time makes the same mod the same zip.
_TIME = (2020, 1, 1, 0, 0, 0)
_ENDINGS = {".lua", ".cfg", ".txt", ".png"}
# Only editors read it.
_LEFT_OUT = {"generated/annotations.lua"}


class OtherVersion(Exception):
    """Raised instead of overwriting a zip that was built for another version of the game."""


def build(mod: Path, factorio: str, folder: Path) -> Path:
    """Write the zip of the mod in `mod` for a version of the game and return its path.

    The game wants it named `NAME_VERSION.zip` with everything in a folder `NAME_VERSION`, for
    either version: each needs a folder of its own.

    Raises:
        OtherVersion: The folder holds the mod under that name for another version of the game.
    """
    info = json.loads((mod / "info.json").read_text(encoding="utf-8"))
    info["factorio_version"] = factorio
    info["dependencies"] = [MOD_VERSIONS[factorio]]
    root = f"{info['name']}_{info['version']}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{root}.zip"
    other = _version_of(path, root)
    if other not in (None, factorio):
        raise OtherVersion(
            f"{path} is the mod for Factorio {other}; the game wants that name for {factorio} too, "
            f"so give the folder for {factorio} with --out, or delete the file"
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, f"{root}/info.json", json.dumps(info, indent=2).encode() + b"\n")
        for file in _files(mod):
            _add(archive, f"{root}/{file.relative_to(mod).as_posix()}", file.read_bytes())
    return path


def _version_of(path: Path, root: str) -> str | None:
    """Return what version of the game a zip of the mod is for, None when there is none to keep."""
    if not path.exists():
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            return str(json.loads(archive.read(f"{root}/info.json"))["factorio_version"])
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError):
        # Half written, or no mod: nothing that anybody would miss.
        return None


def _files(mod: Path) -> Iterator[Path]:
    for file in sorted(mod.rglob("*")):
        name = file.relative_to(mod).as_posix()
        if file.is_file() and file.suffix in _ENDINGS and name not in _LEFT_OUT:
            yield file


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
