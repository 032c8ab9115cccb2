"""The names of programs in a save: variables, functions, classes, and where random numbers stand.

Values travel as one pickle, so that two names of one list stay two names of one list. It names
nothing but what programs can reach themselves. A function travels as the place of its code in the
texts of the programs, which travel along, with its defaults and what it closes over; a class as the
statement that made it, which is carried out again. What cannot travel, such as a generator in the
middle of its work, is left out and listed with what it was.
"""

import ast
import io
import pickle
import types
from collections.abc import Iterator
from enum import EnumMeta
from typing import TYPE_CHECKING, Any

import msgpack

from fle.interpreter import namespace, stop_points

if TYPE_CHECKING:
    from fle.interpreter.interpreter import Interpreter

_OURS = (
    "fle.generated.", "fle.interpreter.inspection", "fle.runtime.errors", "fle.runtime.name_enums",
    "fle.runtime.values",
)  # fmt: skip
_HELPERS = {("copyreg", "_reconstructor"), ("re", "_compile"), ("_codecs", "encode")}
_SPECIAL = ("time", "random", "pprint", "itertools")


def dump(programs: "Interpreter") -> bytes:
    """Return the names that programs made, with what they need, as bytes."""
    fixed = namespace.conveniences()
    buffer = io.BytesIO()
    pickler = _Pickler(buffer, programs)
    kept, lost = [], dict(programs.lost)
    for name, value in programs.names.items():
        if programs.is_fixed(name) or fixed.get(name, programs) is value:
            continue
        try:
            # Tried apart first: what fails midway would leave its pieces in the common pickle.
            _Pickler(io.BytesIO(), programs).dump(value)
        except Exception:
            lost[name] = type(value).__name__
        else:
            pickler.dump(value)
            kept.append(name)
    random = programs.modules.made("random")
    state = random.random.__self__.getstate() if random else None
    document = [programs.count, programs.sources, kept, buffer.getvalue(), lost, state]
    return bytes(msgpack.packb(document))


def load(programs: "Interpreter", data: bytes) -> None:
    """Give an interpreter the names of `dump`.

    Raises:
        ValueError: The bytes are not what `dump` gave.
    """
    try:
        count, sources, kept, values, lost, state = msgpack.unpackb(data, strict_map_key=False)
        programs.count = count
        programs.sources.update(sources)
        programs.lost.update(lost)
        unpickler = _Unpickler(io.BytesIO(values), programs)
        for name in kept:
            programs.names[name] = unpickler.load()
        if state is not None:
            version, words, gauss = state
            random = programs.modules.module("random")
            random.random.__self__.setstate((version, tuple(words), gauss))
    except Exception as error:
        raise ValueError(f"the names of the programs cannot be read: {error}") from error


def _codes(source: str, filename: str) -> Iterator[tuple[tuple[str, int, int], types.CodeType]]:
    """Give each piece of code of a program with its place: name, first line, which one there."""
    waiting = [compile(stop_points.insert(ast.parse(source, filename)), filename, "exec")]
    seen: dict[tuple[str, int], int] = {}
    while waiting:
        code = waiting.pop()
        place = (code.co_qualname, code.co_firstlineno)
        seen[place] = seen.get(place, -1) + 1
        yield (*place, seen[place]), code
        waiting += [const for const in code.co_consts if isinstance(const, types.CodeType)]


def _class_statement(source: str, name: str) -> ast.ClassDef | None:
    found = None
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            found = node
    return found


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, programs: "Interpreter") -> None:
        super().__init__(file, 5)
        self._programs = programs
        self._fixed = {id(value): key for key, value in _fixed(programs)}

    def persistent_id(self, obj: Any) -> Any:
        if isinstance(obj, types.ModuleType):
            return ("module", obj.__name__)
        return self._fixed.get(id(obj))

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, types.FunctionType) and obj.__code__.co_filename.startswith("<"):
            return self._function(obj)
        if isinstance(obj, type) and obj.__module__ == "__main__":
            return self._class(obj)
        return NotImplemented

    def _function(self, function: types.FunctionType) -> Any:
        filename = function.__code__.co_filename
        source = self._programs.sources.get(filename)
        for place, code in _codes(source, filename) if source else ():
            if code == function.__code__:
                cells = function.__closure__ or ()
                state = {
                    "defaults": function.__defaults__,
                    "kwdefaults": function.__kwdefaults__,
                    "dict": function.__dict__,
                    "cells": [_content(cell) for cell in cells],
                }
                return _make_function, (filename, place, len(cells)), state, None, None, _fill
        raise pickle.PicklingError(f"the code of {function.__name__} is in no program")

    def _class(self, cls: type) -> Any:
        for filename, source in reversed(self._programs.sources.items()):
            if _class_statement(source, cls.__qualname__):
                state = {} if isinstance(cls, EnumMeta) else _attributes(cls)
                return _make_class, (filename, cls.__name__), state, None, None, _set_attributes
        raise pickle.PicklingError(f"the statement that made {cls.__name__} is in no program")


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, programs: "Interpreter") -> None:
        super().__init__(file)
        self._programs = programs
        self._fixed = dict(_fixed(programs))
        self._classes: dict[tuple[str, str], type] = {}

    def persistent_load(self, pid: Any) -> Any:
        if pid[0] == "module":
            return self._programs.modules.module(pid[1])
        if pid[0] in _SPECIAL:
            self._fixed.update(_members(self._programs, pid[0]))
        return self._fixed[pid]

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__:
            return {
                "_make_function": self._function,
                "_make_class": self._class,
                "_fill": _fill,
                "_set_attributes": _set_attributes,
            }[name]
        if module == "builtins":
            return self._programs.builtins[name]
        if module.startswith(_OURS) or (module, name) in _HELPERS:
            return super().find_class(module, name)
        # As a program would come by it: refused unless it may be imported.
        return getattr(self._programs.modules.import_(module, fromlist=(name,)), name)

    def _function(self, filename: str, place: tuple[str, int, int], cells: int) -> Any:
        for each, code in _codes(self._programs.sources[filename], filename):
            if each == place:
                closure = tuple(types.CellType() for _ in range(cells))
                return types.FunctionType(code, self._programs.names, closure=closure or None)
        raise pickle.UnpicklingError(f"{place[0]} is not in {filename}")

    def _class(self, filename: str, name: str) -> type:
        made = self._classes.get((filename, name))
        if made is None:
            statement = _class_statement(self._programs.sources[filename], name)
            if statement is None:
                raise pickle.UnpicklingError(f"class {name} is not in {filename}")
            tree = stop_points.insert(ast.Module(body=[statement], type_ignores=[]))
            names = self._programs.names
            before = names.get(name, self)
            exec(compile(tree, filename, "exec"), names)
            made = self._classes[filename, name] = names.pop(name)
            if before is not self:
                names[name] = before
        return made


def _fixed(programs: "Interpreter") -> Iterator[tuple[Any, Any]]:
    """Give what every interpreter has of its own, each with a key that names it."""
    for name, tool in programs.tools.items():
        yield ("tool", name), tool
    for name, value in programs.builtins.items():
        if isinstance(value, types.FunctionType | types.MethodType):
            yield ("builtin", name), value
    for module in _SPECIAL:
        if programs.modules.made(module):
            yield from _members(programs, module)


def _members(programs: "Interpreter", module: str) -> Iterator[tuple[Any, Any]]:
    for name, value in vars(programs.modules.module(module)).items():
        if callable(value) and not isinstance(value, type):
            yield (module, name), value


def _content(cell: types.CellType) -> list[Any]:
    try:
        return [cell.cell_contents]
    except ValueError:
        return []


def _attributes(cls: type) -> dict[str, Any]:
    """Return what programs may have changed of a class since its statement."""
    return {
        name: value
        for name, value in vars(cls).items()
        if name[:2] != "__" and not callable(value) and not hasattr(type(value), "__get__")
    }


def _make_function(filename: str, place: tuple[str, int, int], cells: int) -> Any:
    raise NotImplementedError("stands for the method of the same end in pickles")


def _make_class(filename: str, name: str) -> Any:
    raise NotImplementedError("stands for the method of the same end in pickles")


def _fill(function: types.FunctionType, state: dict[str, Any]) -> None:
    function.__defaults__ = state["defaults"]
    function.__kwdefaults__ = state["kwdefaults"]
    function.__dict__.update(state["dict"])
    for cell, content in zip(function.__closure__ or (), state["cells"], strict=True):
        if content:
            cell.cell_contents = content[0]


def _set_attributes(cls: type, state: dict[str, Any]) -> None:
    for name, value in state.items():
        if vars(cls).get(name, state) is not value:
            setattr(cls, name, value)
