"""The built-in names of a program: Python's own, without those that reach out of it."""

import builtins
from collections.abc import Callable, Iterator
from typing import Any

from fle.interpreter import attributes
from fle.interpreter.limit import Limit
from fle.interpreter.protection import Forbidden, check_attribute

_REFUSED = {
    "open": "programs have no files",
    "exec": "programs cannot run text as code",
    "eval": "programs cannot run text as code",
    "compile": "programs cannot run text as code",
    "input": "nobody is there to answer",
    "breakpoint": "nobody is there to debug",
    "help": "the manual is in `fle manual`",
    "memoryview": "programs have no use for raw memory",
}
_LEFT_OUT = frozenset(("copyright", "credits", "license", "__import__", "__loader__", "__spec__"))


def safe_builtins(limit: Limit, import_: Callable[..., Any]) -> dict[str, Any]:
    """Return the `__builtins__` of programs."""
    names = {name: value for name, value in vars(builtins).items() if name not in _LEFT_OUT}
    for name, reason in _REFUSED.items():
        names[name] = _refuser(name, reason)
    names["__import__"] = import_
    names["exit"] = names["quit"] = _exit
    names["getattr"] = _getattr
    names["setattr"] = _checked(setattr)
    names["delattr"] = _checked(delattr)
    names["hasattr"] = _hasattr
    names["iter"] = _stoppable_iter(limit)
    return names


def _refuser(name: str, reason: str) -> Callable[..., Any]:
    def refused(*args: Any, **options: Any) -> Any:
        raise PermissionError(f"{name}() is not available to programs: {reason}")

    refused.__name__ = refused.__qualname__ = name
    return refused


def _exit(code: object = None) -> None:
    raise SystemExit(code)


def _checked(function: Callable[..., Any]) -> Callable[..., Any]:
    def checked(target: Any, name: str, *rest: Any) -> Any:
        attributes.require(name)
        return function(target, name, *rest)

    checked.__name__ = checked.__qualname__ = function.__name__
    return checked


def _getattr(target: Any, name: str, *default: Any) -> Any:
    return attributes.read(target, name, *default)


_getattr.__name__ = _getattr.__qualname__ = "getattr"


def _hasattr(target: Any, name: str) -> bool:
    try:
        check_attribute(name)
    except Forbidden:
        return False
    return hasattr(target, name)


def _stoppable_iter(limit: Limit) -> Callable[..., Iterator[Any]]:
    """Return an `iter` whose form with a sentinel passes stop points: it need never end."""

    def until(function: Callable[[], Any], sentinel: Any) -> Iterator[Any]:
        while limit.go or limit.stop():  # type: ignore[func-returns-value]
            value = function()
            if value == sentinel:
                return
            yield value

    def iter_(target: Any, *sentinel: Any) -> Iterator[Any]:
        return until(target, *sentinel) if sentinel else iter(target)

    iter_.__name__ = iter_.__qualname__ = "iter"
    return iter_
