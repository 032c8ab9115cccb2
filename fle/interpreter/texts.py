"""The texts of programs whose functions and classes may still be in use, and what is where in them.

A piece of code is known by its place: the file name of its program, its qualified name, its first
line, and which one it is of those that share both.
"""

import ast
from collections.abc import Iterable, Iterator
from types import CodeType

from fle.interpreter import stop_points

Place = tuple[str, str, int, int]

_KEPT = 256


class Texts:
    """Keeps the texts of the last programs, and of older ones whose code is in use."""

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}
        self._codes: dict[str, dict[Place, CodeType]] = {}
        self._places: dict[int, Place] = {}
        self._adopted: dict[str, dict[Place, CodeType]] = {}
        self._in_use: frozenset[str] = frozenset()

    def clear(self) -> None:
        """Forget everything."""
        self.__init__()  # type: ignore[misc]

    def add(self, filename: str, source: str, code: CodeType | None = None) -> None:
        """Remember a program."""
        self.sources[filename] = source
        if code is not None:
            self._register(filename, code)

    def crowded(self, times: int = 2) -> bool:
        """Whether there are `times` as many as are kept, so that it is worth to `trim` them."""
        return len(self.sources) > times * (_KEPT + len(self._in_use))

    def trim(self) -> None:
        """Forget all but the last programs and those that are in use."""
        for filename in tuple(self.sources)[:-_KEPT]:
            if filename not in self._in_use:
                self._forget(filename)

    def adopt(self, filename: str, code: CodeType) -> None:
        """Note the places of code that was compiled from a part of the text of `filename`."""
        for place, each in _codes(filename, code):
            self._places[id(each)] = place
            self._adopted.setdefault(filename, {})[place] = each

    def use(self, filenames: Iterable[str]) -> None:
        """Note which programs must not be forgotten."""
        self._in_use = frozenset(filenames)

    def place(self, code: CodeType) -> Place | None:
        """Return where in the texts `code` stands, if it does."""
        return self._places.get(id(code))

    def code(self, place: Place) -> CodeType | None:
        """Return the code at `place`, if its text is known."""
        filename = place[0]
        if filename not in self._codes and filename in self.sources:
            self._register(filename, self._compiled(filename))
        return self._codes.get(filename, {}).get(place)

    def latest(self, name: str) -> Place | None:
        """Return the place of the newest code that has the qualified name `name`."""
        for filename in reversed(self.sources):
            for places in (self._codes.get(filename, {}), self._adopted.get(filename, {})):
                for place in places:
                    if place[1] == name:
                        return place
        return None

    def class_statement(self, place: Place) -> ast.ClassDef | None:
        """Return the outermost statement of a class around the body of a class at `place`."""
        filename, name, line, _ = place
        outermost, nested = name.partition(".")[0], "." in name
        for node in ast.walk(ast.parse(self.sources[filename])):
            if isinstance(node, ast.ClassDef) and node.name == outermost:
                first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                last = node.end_lineno or line
                if first == line or (nested and first <= line <= last):
                    return node
        return None

    def _compiled(self, filename: str) -> CodeType:
        tree = stop_points.insert(ast.parse(self.sources[filename], filename))
        compiled: CodeType = compile(tree, filename, "exec", dont_inherit=True)
        return compiled

    def _register(self, filename: str, code: CodeType) -> None:
        codes = self._codes[filename] = dict(_codes(filename, code))
        for place, each in codes.items():
            self._places[id(each)] = place

    def _forget(self, filename: str) -> None:
        del self.sources[filename]
        for codes in (self._codes.pop(filename, {}), self._adopted.pop(filename, {})):
            for code in codes.values():
                self._places.pop(id(code), None)


def _codes(filename: str, program: CodeType) -> Iterator[tuple[Place, CodeType]]:
    """Give each piece of code of a program with its place, in the same order every time."""
    seen: dict[tuple[str, int], int] = {}
    waiting = [program]
    while waiting:
        code = waiting.pop()
        key = (code.co_qualname, code.co_firstlineno)
        seen[key] = seen.get(key, -1) + 1
        yield (filename, *key, seen[key]), code
        waiting += [const for const in code.co_consts if isinstance(const, CodeType)]
