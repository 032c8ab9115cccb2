"""What all records share: their fields are read as attributes or, as in a mapping, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class RecordBase:
    """Base of the generated records; programs index what tools give them: `amount["width"]`."""

    __slots__ = ()

    def __getitem__(self, name: str) -> Any:
        if name not in self.keys():
            raise KeyError(name)
        return getattr(self, name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a field, `default` when the record has none of that name."""
        return getattr(self, name) if name in self.keys() else default

    def keys(self) -> tuple[str, ...]:
        """Return the names of the fields."""
        return tuple(getattr(self, "__dataclass_fields__", ()))

    def values(self) -> tuple[Any, ...]:
        """Return what the fields hold."""
        return tuple(getattr(self, name) for name in self.keys())

    def items(self) -> tuple[tuple[str, Any], ...]:
        """Return the names of the fields and what they hold."""
        return tuple(zip(self.keys(), self.values(), strict=True))

    def __contains__(self, name: object) -> bool:
        return name in self.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())
