"""Evaluation: runs of many trajectories, kept in a store, stopped and resumed at will.

`read_run_file` reads what to run, `request_new` and `request_resumed` find or make the run in a
store, `carry_out` runs what is left of it.
"""

from fle.eval.errors import EvalError, RunFileError
from fle.eval.plan import Entry, Execution, Plan, RunLimits, Search
from fle.eval.request import Request, request_new, request_resumed
from fle.eval.run_file import RunFile, read_run_file
from fle.eval.runner import carry_out

__all__ = [
    "Entry",
    "EvalError",
    "Execution",
    "Plan",
    "Request",
    "RunFile",
    "RunFileError",
    "RunLimits",
    "Search",
    "carry_out",
    "read_run_file",
    "request_new",
    "request_resumed",
]
