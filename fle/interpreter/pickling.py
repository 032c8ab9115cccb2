"""Values of programs as bytes: plain data, functions, classes, and what every interpreter has.

A function travels as the place of its code in the texts of the programs, with its defaults and what
it closes over; a class as the statement that made it, which is carried out again, with the global
names that the statement needs. Tools, modules and the like travel as names. The bytes name nothing
but what programs can reach themselves.
"""

import ast
import collections
import io
import pickle
import types
from collections.abc import Iterator
from enum import EnumMeta
from typing import TYPE_CHECKING, Any

from fle.generated.types import Direction, Position, Prototype, Resource
from fle.interpreter import stop_points
from fle.interpreter.allowed import ALLOWED
from fle.interpreter.library_values import made_by_library, made_cached
from fle.interpreter.texts import Place

if TYPE_CHECKING:
    from fle.interpreter.interpreter import Interpreter

_OURS = (
    "fle.generated.", "fle.interpreter.inspection", "fle.runtime.errors", "fle.runtime.name_enums",
    "fle.runtime.values",
)  # fmt: skip
_HELPERS = {("copyreg", "_reconstructor"), ("re", "_compile"), ("_codecs", "encode")}
_PLAIN = frozenset((Position, Prototype, Direction, Resource))
"""Types of many values that are made again as Python does, without a look at each."""

_SPECIAL = ("time", "random", "pprint", "itertools", "functools")


class Pickler(pickle.Pickler):
    """Pickles values of one interpreter.

    Attributes:
        texts: The file names of the programs whose code went into the bytes.
    """

    def __init__(self, file: io.BytesIO, programs: "Interpreter") -> None:
        super().__init__(file, 5)
        self.texts: set[str] = set()
        self._programs = programs
        self._fixed = programs.fixed_values()

    def reducer_override(self, obj: Any) -> Any:
        """Return how `obj` is made again where Python's own way will not do."""
        if type(obj) in _PLAIN:
            return NotImplemented
        key = self._fixed.get(id(obj))
        if key is not None:
            return _fixed, key
        kind = type(obj)
        if kind is types.FunctionType and obj.__code__.co_filename.startswith("<"):
            return self._function(obj)
        if kind is types.ModuleType:
            return _fixed, ("module", obj.__name__)
        if isinstance(obj, type):
            return self._class(obj) if obj.__module__ == "__main__" else NotImplemented
        return made_by_library(obj, self._programs.modules.import_)

    def _function(self, function: types.FunctionType) -> Any:
        place = self._programs.texts.place(function.__code__)
        if place is None:
            raise pickle.PicklingError(f"the code of {function.__name__} is in no program")
        self.texts.add(place[0])
        cells = function.__closure__ or ()
        state = {
            "defaults": function.__defaults__,
            "kwdefaults": function.__kwdefaults__,
            "dict": function.__dict__,
            "cells": [_content(cell) for cell in cells],
        }
        return _make_function, (place, len(cells)), state, None, None, _fill

    def _class(self, cls: type) -> Any:
        fields = getattr(cls, "_fields", None)
        if cls.__bases__ == (tuple,) and fields and self._programs.class_place(cls) is None:
            defaults = tuple(cls._field_defaults.values())  # type: ignore[attr-defined]
            return _make_named_tuple, (cls.__name__, fields, defaults)
        place = self._programs.class_place(cls)
        statement = self._programs.texts.class_statement(place) if place else None
        if place is None or statement is None or "<locals>" in place[1]:
            raise pickle.PicklingError(f"the statement that made {cls.__name__} is in no program")
        self.texts.add(place[0])
        names = self._programs.names
        needed = {
            name: names[name]
            for name in _names_at_once(statement)
            if name in names and not self._programs.is_given(name, names[name])
        }
        if len(statement.bases) == len(cls.__bases__):
            # What a base was called may mean something else by now.
            for written, base in zip(statement.bases, cls.__bases__, strict=True):
                if isinstance(written, ast.Name) and base.__module__ == "__main__":
                    needed[written.id] = base
        if needed.get(cls.__name__) is cls:
            del needed[cls.__name__]
        state = {} if isinstance(cls, EnumMeta) else _attributes(cls)
        return _make_class, (place, needed), state, None, None, _set_attributes


class Unpickler(pickle.Unpickler):
    """Makes the values of a `Pickler` again in another interpreter."""

    def __init__(self, file: io.BytesIO, programs: "Interpreter") -> None:
        super().__init__(file)
        self._programs = programs
        self._classes: dict[tuple[str, int], type] = {}

    def find_class(self, module: str, name: str) -> Any:
        """Return what a program could have come by under this name."""
        if module == __name__:
            return {
                "_make_function": self._function,
                "_make_class": self._class,
                "_make_named_tuple": _make_named_tuple,
                "_fill": _fill,
                "_fixed": self._fixed,
                "_set_attributes": _set_attributes,
            }[name]
        if (module, name) == (made_cached.__module__, made_cached.__name__):
            return made_cached
        if module == "builtins":
            return self._programs.builtins[name]
        if module.startswith((*_OURS, self._programs.own_modules)) or (module, name) in _HELPERS:
            return super().find_class(module, name)
        # As a program would come by it: refused unless it may be imported. Python's own modules
        # hide those that are written in C.
        shown = module[1:] if module[:1] == "_" and module[1:] in ALLOWED else module
        return getattr(self._programs.modules.import_(shown, fromlist=(name,)), name)

    def _fixed(self, kind: str, name: str) -> Any:
        if kind == "module":
            return self._programs.modules.module(name)
        if kind == "tool":
            return self._programs.tools[name]
        if kind == "builtin":
            return self._programs.builtins[name]
        if kind not in _SPECIAL:
            raise pickle.UnpicklingError(f"{kind} is nothing that interpreters have")
        return vars(self._programs.modules.module(kind))[name]

    def _function(self, place: Place, cells: int) -> Any:
        code = self._programs.texts.code(place)
        if code is None:
            raise pickle.UnpicklingError(f"{place[1]} is not in {place[0]}")
        closure = tuple(types.CellType() for _ in range(cells))
        return types.FunctionType(code, self._programs.names, closure=closure or None)

    def _class(self, place: Place, needed: dict[str, Any]) -> type:
        statement = self._programs.texts.class_statement(place)
        if statement is None:
            raise pickle.UnpicklingError(f"class {place[1]} is not in {place[0]}")
        key = (place[0], statement.lineno)
        if key not in self._classes:
            self._classes[key] = self._carry_out(place[0], statement, needed)
        made: Any = self._classes[key]
        for name in place[1].split(".")[1:]:
            made = vars(made)[name]
        return made  # type: ignore[no-any-return]

    def _carry_out(self, filename: str, statement: ast.ClassDef, needed: dict[str, Any]) -> type:
        names = self._programs.names
        before = dict(names)
        names.update(needed)
        # What tools returned when the class was made is set afterwards, with its attributes.
        names.update(dict.fromkeys(self._programs.tools, _Unknown()))
        tree = stop_points.insert(ast.Module(body=[statement], type_ignores=[]))
        try:
            code = compile(tree, filename, "exec", dont_inherit=True)
            self._programs.texts.adopt(filename, code)
            exec(code, names)
            made: type = names[statement.name]
            return made
        except Exception as error:
            # One class that cannot be made again must not take all the other names along.
            self._programs.broken[statement.name] = repr(error)
            return type(statement.name, (), {"__module__": "__main__"})
        finally:
            names.clear()
            names.update(before)


class _Unknown:
    """Stands for what a tool returned, and for all that can be made of it."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return self

    def __getitem__(self, key: Any) -> Any:
        return self

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0

    def __int__(self) -> int:
        return 0

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __getitem__
    __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = __pow__ = __getitem__
    __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: False
    __neg__ = __pos__ = __abs__ = __call__


def fixed_values(programs: "Interpreter") -> dict[int, tuple[str, str]]:
    """Return, by identity, what every interpreter has of its own, with a key that names it."""
    return {id(value): key for key, value in _fixed_values(programs)}


def _fixed_values(programs: "Interpreter") -> Iterator[tuple[tuple[str, str], Any]]:
    for name, tool in programs.tools.items():
        yield ("tool", name), tool
    for name, value in programs.builtins.items():
        if isinstance(value, types.FunctionType | types.MethodType):
            yield ("builtin", name), value
    for module in _SPECIAL:
        made = programs.modules.made(module)
        for name, value in vars(made).items() if made else ():
            if callable(value) and not isinstance(value, type):
                yield (module, name), value


def _names_at_once(statement: ast.ClassDef) -> set[str]:
    """Return the names that a class statement reads while it is carried out."""
    found: set[str] = set()
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name):
            found.add(node.id)
        children = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            children = [child for child in children if child not in node.body]
        elif isinstance(node, ast.Lambda):
            children = [node.args]
        waiting += children
    return found


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


def _fixed(kind: str, name: str) -> Any:
    raise NotImplementedError("stands for the method of the same end in pickles")


def _make_function(place: Place, cells: int) -> Any:
    raise NotImplementedError("stands for the method of the same end in pickles")


def _make_class(place: Place, needed: dict[str, Any]) -> Any:
    raise NotImplementedError("stands for the method of the same end in pickles")


def _make_named_tuple(name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> type:
    made: Any = collections.namedtuple(name, fields, defaults=defaults)  # type: ignore[misc]
    made.__module__ = "__main__"
    return made


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
