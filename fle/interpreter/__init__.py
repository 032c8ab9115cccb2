"""Runs agents' Python programs against a session: names, output, errors, limits."""

from fle.interpreter.executor import Executor, Limits, StepResult
from fle.interpreter.interpreter import Interpreter
from fle.interpreter.namespace import Observer
from fle.interpreter.output import Output
from fle.interpreter.program_process import (
    ProgramProcess,
    default_executor,
    missing_guarantees,
)

__all__ = [
    "Executor",
    "Interpreter",
    "Limits",
    "Observer",
    "Output",
    "ProgramProcess",
    "StepResult",
    "default_executor",
    "missing_guarantees",
]
