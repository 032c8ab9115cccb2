"""What every generated tool class is: something that can carry out a call."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Caller:
    """Base of the generated tool classes; a session carries calls out, a batch collects them."""

    def _call(self, decode: Callable[[Any], T], tool: str, *args: Any) -> T:
        """Call `tool` with `args` and return `decode(wire result)`."""
        raise NotImplementedError(f"{type(self).__name__} cannot call {tool}: connect() first")
