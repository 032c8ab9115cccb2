"""Runs agents' Python programs against a session: names, output, errors, limits."""

from fle.interpreter.executor import Executor, StepResult
from fle.interpreter.interpreter import Interpreter
from fle.interpreter.namespace import Observer
from fle.interpreter.output import Output

__all__ = ["Executor", "Interpreter", "Observer", "Output", "StepResult"]
