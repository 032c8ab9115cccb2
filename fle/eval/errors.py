"""What can go wrong with runs."""

from fle.runtime.errors import FleError


class EvalError(FleError):
    """Raised when a run cannot be carried out."""


class RunFileError(EvalError):
    """Raised when a run file or an option of `fle eval` is not what it must be."""
