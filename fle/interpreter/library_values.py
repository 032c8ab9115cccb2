"""What decorators of the library make of functions: how it is made again from the function."""

import functools
from collections.abc import Callable
from contextlib import asynccontextmanager, contextmanager
from types import CodeType, FunctionType
from typing import Any


def _code(decorator: Callable[..., Any]) -> CodeType:
    made: CodeType = decorator(len).__code__
    return made


_MANAGERS = {_code(each): each.__name__ for each in (contextmanager, asynccontextmanager)}
_Cached = type(functools.lru_cache(len))


def made_by_library(value: Any, import_: Callable[..., Any]) -> Any:
    """Return how `value` is made again, as a reducer does; `NotImplemented` if it is none of these.

    Args:
        value: Anything.
        import_: How programs import modules.
    """
    if type(value) is FunctionType and value.__code__ in _MANAGERS:
        decorator = getattr(import_("contextlib", fromlist=("",)), _MANAGERS[value.__code__])
        return decorator, (vars(value)["__wrapped__"],)
    if type(value) is _Cached:
        size = value.cache_parameters()["maxsize"]
        return made_cached, (value.__wrapped__, size, value.cache_parameters()["typed"])
    return NotImplemented


def made_cached(function: Callable[..., Any], size: int | None, typed: bool) -> Any:
    """Return `function` with an empty cache, as `functools.lru_cache` makes it."""
    return functools.lru_cache(size, typed)(function)
