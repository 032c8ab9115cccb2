"""The names that a program finds: tools as functions, types, enums, directions, a little maths."""

import inspect
import math
import typing
from collections.abc import Callable
from typing import Any

import fle.generated.types as agent_types
from fle.generated.errors import ERRORS
from fle.interpreter.inspection import EntityInfo, InspectionResults
from fle.interpreter.limit import Limit
from fle.runtime.errors import FleError, ToolError

_DIRECTIONS = {
    "UP": "UP", "ABOVE": "UP", "TOP": "UP", "NORTH": "UP",
    "RIGHT": "RIGHT", "EAST": "RIGHT",
    "DOWN": "DOWN", "BELOW": "DOWN", "BOTTOM": "DOWN", "SOUTH": "DOWN",
    "LEFT": "LEFT", "WEST": "LEFT",
}  # fmt: skip
_MATH = ("ceil", "cos", "floor", "log", "pi", "sin", "sqrt", "tan")
_TYPING = ("Dict", "List", "Optional", "Set", "Tuple", "Union")


Observer = Callable[[str, Any], None]
"""Is told the tool and its result after every call that succeeded."""


def tools(
    session: Any, limit: Limit, observer: Observer | None = None
) -> dict[str, Callable[..., Any]]:
    """Return the agent's tools as functions that ask the gate before they call."""
    return {
        name: _gated(_observed(getattr(session, name), name, observer), name, limit)
        for name, tool in session.interface.tools.items()
        if tool.audience == "agent"
    }


def types() -> dict[str, Any]:
    """Return the types and enums of the tools' interface."""
    return {name: getattr(agent_types, name) for name in agent_types.__all__}


def conveniences() -> dict[str, Any]:
    """Return the further names that programs are used to; a program may give them new meanings."""
    names: dict[str, Any] = {}
    for member, prototype in agent_types.Prototype.__members__.items():
        if isinstance(prototype.value, tuple) and isinstance(prototype.value[-1], type):
            names[member] = prototype.value[-1]
    directions = {alias: agent_types.Direction[name] for alias, name in _DIRECTIONS.items()}
    return {
        **names,
        **directions,
        **{error.__name__: error for error in (FleError, ToolError, *ERRORS.values())},
        **{each.__name__: each for each in (EntityInfo, InspectionResults)},
        **{name: getattr(math, name) for name in _MATH},
        **{name: getattr(typing, name) for name in _TYPING},
    }


def _observed(
    method: Callable[..., Any], name: str, observer: Observer | None
) -> Callable[..., Any]:
    if observer is None:
        return method

    def watched(*args: Any, **options: Any) -> Any:
        result = method(*args, **options)
        observer(name, result)
        return result

    watched.__doc__ = method.__doc__
    watched.__wrapped__ = method  # type: ignore[attr-defined]
    return watched


def _gated(method: Callable[..., Any], name: str, limit: Limit) -> Callable[..., Any]:
    def tool(*args: Any, **options: Any) -> Any:
        if not limit.acting or limit.calls_left <= 0:
            limit.refuse()
        limit.calls_left -= 1
        try:
            return method(*args, **options)
        except TypeError as error:
            binding = _binding_error(method, args, options)
            if binding is None:
                raise
            raise TypeError(f"{name}() {binding}; it is {_usage(method, name)}") from error

    tool.__name__ = tool.__qualname__ = name
    tool.__doc__ = method.__doc__
    return tool


def _binding_error(
    method: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]
) -> str | None:
    """Return what is wrong with the number or the names of the arguments, nothing if neither."""
    try:
        inspect.signature(method).bind(*args, **options)
    except TypeError as error:
        return str(error)
    return None


def _usage(method: Callable[..., Any], name: str) -> str:
    parameters = []
    for parameter in inspect.signature(method).parameters.values():
        text = str(parameter.replace(annotation=inspect.Parameter.empty))
        parameters.append(text.partition("=")[0] + "=..." if "=" in text else text)
    return f"{name}({', '.join(parameters)})"
