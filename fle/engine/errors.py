"""What the engine raises: one exception, of the package's own tree."""

from fle.runtime.errors import EngineError

__all__ = ["EngineError"]
