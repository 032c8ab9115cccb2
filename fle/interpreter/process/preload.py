"""Loads, before everything is locked, what programs may need: afterwards no file can be read."""

import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

from fle.interpreter.allowed import ALLOWED
from fle.runtime.interface import Interface, loaded_interface, package_interface

_LATE = (
    # Modules that those of programs import inside functions, and that Python imports by itself.
    "_strptime", "unicodedata", "linecache", "traceback", "tokenize", "locale", "stringprep",
    "_pydecimal", "_decimal", "inspect", "copyreg", "opcode", "dis", "bisect", "secrets",
    "encodings.idna", "encodings.punycode", "encodings.utf_7", "encodings.utf_8",
    "encodings.utf_8_sig", "encodings.utf_16", "encodings.utf_16_le", "encodings.utf_16_be",
    "encodings.utf_32", "encodings.utf_32_le", "encodings.utf_32_be", "encodings.ascii",
    "encodings.latin_1", "encodings.iso8859_1", "encodings.iso8859_15", "encodings.cp437",
    "encodings.cp1252", "encodings.unicode_escape", "encodings.raw_unicode_escape",
    "encodings.charmap", "encodings.hex_codec", "encodings.base64_codec", "encodings.zlib_codec",
    "encodings.quopri_codec", "encodings.rot_13", "encodings.undefined", "quopri", "binascii",
)  # fmt: skip


_PACKAGES = ("fle.generated", "fle.generated.tools", "fle.runtime", "fle.interpreter")
_NOT = ("fle.runtime.connection", "fle.runtime.rcon", "fle.runtime.scripted")


def load_modules() -> list[ModuleType]:
    """Import all that programs may import, and what that imports while it is used."""
    ours = []
    for package in map(importlib.import_module, _PACKAGES):
        prefix = f"{package.__name__}."
        ours += [prefix + each.name for each in pkgutil.iter_modules(package.__path__)]
    names = (*ALLOWED, *_LATE, *(name for name in ours if name not in _NOT))
    return [importlib.import_module(name) for name in names]


def interface(folder: str | None) -> Interface:
    """Return the package's tools, or those in a folder that `fle` generated for a user."""
    return package_interface() if folder is None else loaded_interface(Path(folder))
