"""The modules that a program may import, each shown without what leads out of it.

Allowed is what computes and touches nothing: no files, processes, network, environment or threads.
A program sees a copy of the module that holds its public names and none of the modules that it
imported itself. Some are more than copies:

- `time`: `sleep` is the tool `sleep`, and the clocks show game time in seconds, so that waiting
  until `time.time() - start > 30` waits for the world and not for the wall;
- `random`: a generator seeded with the interpreter's seed, so that a program does the same again;
- `pprint`: prints into the output of the program;
- `string` and `functools`: `Formatter`, `wraps` and `update_wrapper` read only attributes that
  programs may read;
- `itertools`: `count`, `cycle` and `repeat` pass stop points, since `sum(count())` never returns.
"""

import functools
import importlib
import itertools
import pprint
import random
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from fle.interpreter import attributes
from fle.interpreter.allowed import ALLOWED
from fle.interpreter.limit import Limit

_ONLY = {
    "io": ("StringIO", "BytesIO"),
    "types": ("SimpleNamespace", "MappingProxyType", "GeneratorType", "NoneType", "new_class"),
    "operator": None,
}
_WITHOUT = {
    "operator": ("attrgetter", "methodcaller"),
    "uuid": ("getnode", "uuid1", "uuid4"),
    "json": ("load", "dump"),
    "hashlib": ("file_digest",),
    "calendar": ("main", "prcal", "prmonth", "prweek", "TextCalendar", "LocaleTextCalendar"),
    # They evaluate text.
    "typing": ("get_type_hints", "ForwardRef"),
    "base64": ("main", "test", "encode", "decode"),
}


class Modules:
    """Makes the modules of one interpreter, each once.

    Attributes:
        seed: Where random numbers begin, when they do.
    """

    def __init__(
        self,
        limit: Limit,
        clock: Callable[[], float],
        tools: Mapping[str, Callable[..., Any]],
        seed: int,
    ) -> None:
        """Make none yet.

        Args:
            limit: What stop points ask.
            clock: Tells game time in seconds.
            tools: The tools by name, of which some stand in for functions of modules.
            seed: Where random numbers begin.
        """
        self.seed = seed
        self._made: dict[str, ModuleType] = {}
        self._special: Mapping[str, Callable[[], Mapping[str, Any]]] = {
            "time": lambda: _time(clock, tools["sleep"]),
            "pprint": lambda: _pprint(tools["print"]),
            "random": lambda: _random(self.seed),
            "itertools": lambda: _itertools(limit),
            "string": lambda: {**_public("string", string), "Formatter": attributes.Formatter},
            "functools": _functools,
        }

    def import_(
        self,
        name: str,
        globals: Mapping[str, Any] | None = None,
        locals: Mapping[str, Any] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        """Stand in for `__import__` in programs.

        Raises:
            ImportError: The module is not one of those that programs may use.
        """
        if level or name not in ALLOWED:
            raise ImportError(_refusal(name), name=name)
        module = self.module(name)
        return module if fromlist else self.module(name.partition(".")[0])

    def module(self, name: str) -> ModuleType:
        """Return what a program sees as module `name`."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    @property
    def count(self) -> int:
        """How many modules programs have imported."""
        return len(self._made)

    def made(self, name: str) -> ModuleType | None:
        """Return module `name` if a program has imported it."""
        return self._made.get(name)

    def _make(self, name: str) -> ModuleType:
        real = importlib.import_module(name)
        shown = ModuleType(name, real.__doc__)
        special = self._special.get(name)
        names = special() if special else _public(name, real)
        shown.__dict__.update(names)
        shown.__dict__["__all__"] = sorted(names)
        prefix = name + "."
        for nested in ALLOWED:
            if nested.startswith(prefix):
                setattr(shown, nested[len(prefix) :], self.module(nested))
        return shown


def _refusal(name: str) -> str:
    top = name.partition(".")[0]
    if top in ("fle", "factorio", "entities", "game_types"):
        return f"{name!r} need not be imported: all tools, types and enums are names already"
    shown = ", ".join(module for module in ALLOWED if not module.startswith("_"))
    return (
        f"{name!r} is not available to programs, which have no files, network, processes or "
        f"threads; these modules are: {shown}"
    )


def _public(name: str, real: ModuleType) -> dict[str, Any]:
    only = _ONLY.get(name)
    names = only if only is not None else getattr(real, "__all__", None) or dir(real)
    left_out = _WITHOUT.get(name, ())
    public = {}
    for each in names:
        value = getattr(real, each)
        if not each.startswith("_") and each not in left_out and not isinstance(value, ModuleType):
            public[each] = value
    return public


def _time(clock: Callable[[], float], sleep: Callable[..., Any]) -> dict[str, Any]:
    names: dict[str, Any] = dict.fromkeys(("time", "monotonic", "perf_counter"), clock)
    names["sleep"] = sleep
    return names


def _pprint(show: Callable[..., Any]) -> dict[str, Any]:
    def pretty(value: Any, *_: Any, **options: Any) -> None:
        show(value)

    return {**_public("pprint", pprint), "pprint": pretty, "pp": pretty}


def _random(seed: int) -> dict[str, Any]:
    generator = random.Random(seed)
    names = {
        name: getattr(generator, name)
        for name in random.__all__
        if hasattr(generator, name) and name != "SystemRandom"
    }
    return {**names, "Random": random.Random}


def _functools() -> dict[str, Any]:
    def update_wrapper(
        wrapper: Any,
        wrapped: Any,
        assigned: Sequence[str] = functools.WRAPPER_ASSIGNMENTS,
        updated: Sequence[str] = functools.WRAPPER_UPDATES,
    ) -> Any:
        for name in (*assigned, *updated):
            attributes.require(name)
        return functools.update_wrapper(wrapper, wrapped, assigned, updated)

    def wraps(wrapped: Any, **options: Any) -> Any:
        return functools.partial(update_wrapper, wrapped=wrapped, **options)

    return {**_public("functools", functools), "update_wrapper": update_wrapper, "wraps": wraps}


def _itertools(limit: Limit) -> dict[str, Any]:
    def count(start: Any = 0, step: Any = 1) -> Iterator[Any]:
        while limit.go or limit.stop():  # type: ignore[func-returns-value]
            yield start
            start += step

    def cycle(iterable: Iterable[Any]) -> Iterator[Any]:
        kept = list(iterable)
        while kept:
            for item in kept:
                if not limit.go:
                    limit.stop()
                yield item

    def repeat(item: Any, times: int | None = None) -> Iterator[Any]:
        for _ in count() if times is None else range(times):
            yield item

    names = {name: getattr(itertools, name) for name in dir(itertools) if name[0] != "_"}
    return {**names, "count": count, "cycle": cycle, "repeat": repeat}
