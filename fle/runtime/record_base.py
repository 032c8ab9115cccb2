"""What all records share: their fields are read as attributes or, as in a mapping, by name."""

from __future__ import annotations

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
