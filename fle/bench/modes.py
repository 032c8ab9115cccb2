"""The ways in which an operation is timed: direct, batched, and by programs, here and apart."""

import time
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from fle.bench.operations import Operation
from fle.generated.types import Inventory
from fle.interpreter import Executor, Interpreter, default_executor
from fle.runtime.session import Session


class BenchError(Exception):
    """Raised when a program of the benchmark itself fails."""


def prepare(game: Session, operation: Operation) -> Interpreter:
    """Reset the world, run the operation's setup and return the interpreter that ran it."""
    game.reset(inventory=Inventory(operation.inventory))
    interpreter = Interpreter(game)
    # An empty program, too, leaves the tools' types among the names.
    run_program(interpreter, operation.setup)
    return interpreter


def run_program(executor: Executor, source: str) -> None:
    """Run `source`.

    Raises:
        BenchError: The program fails; the message holds its error.
    """
    result = executor.run(source)
    if result.error is not None:
        raise BenchError(f"a program of the benchmark failed:\n{source}\n{result.error}")


def direct_loop(game: Session, operation: Operation, iterations: int) -> Callable[[], None]:
    """Prepare the world and return the loop that makes `iterations` calls on their own."""
    interpreter = prepare(game, operation)
    return _loop(operation, iterations, dict(interpreter.names), game)


def time_direct(game: Session, operation: Operation, iterations: int) -> float:
    """Return the seconds that `iterations` calls take, each sent on its own."""
    loop = direct_loop(game, operation, iterations)
    start = time.perf_counter()
    loop()
    return time.perf_counter() - start


def time_batched(game: Session, operation: Operation, iterations: int) -> float:
    """Return the seconds that `iterations` calls take in one batch, results included."""
    interpreter = prepare(game, operation)
    names = dict(interpreter.names)
    start = time.perf_counter()
    with game.batch() as batch:
        _loop(operation, iterations, names, batch)()
    return time.perf_counter() - start


def time_interpreter(game: Session, operation: Operation, iterations: int) -> float:
    """Return the seconds that a program with `iterations` calls takes, as agents' programs run."""
    if game not in _executors:
        _executors[game] = default_executor(game)
    executor = _executors[game]
    game.reset(inventory=Inventory(operation.inventory))
    run_program(executor, operation.setup)
    return _time_program(executor, operation, iterations)


def time_in_process(game: Session, operation: Operation, iterations: int) -> float:
    """Return the seconds that the same program takes in this process."""
    return _time_program(prepare(game, operation), operation, iterations)


MODES: dict[str, Callable[[Session, Operation, int], float]] = {
    "direct": time_direct,
    "batched": time_batched,
    "interpreter": time_interpreter,
    "in-process": time_in_process,
}

_executors: WeakKeyDictionary[Session, Executor] = WeakKeyDictionary()
"""One for each session, as in an episode: a new process is slow until it has its memory."""


def _time_program(executor: Executor, operation: Operation, iterations: int) -> float:
    source = f"for i in range({iterations}):\n    {operation.statement}\n"
    start = time.perf_counter()
    run_program(executor, source)
    return time.perf_counter() - start


def _loop(
    operation: Operation, iterations: int, names: dict[str, Any], client: Any
) -> Callable[[], None]:
    """Compile the operation's loop with the tools bound to `client` (a session or a batch)."""
    names[operation.name] = getattr(client, operation.name)
    source = f"def loop():\n    for i in range({iterations}):\n        {operation.statement}\n"
    exec(compile(source, operation.name, "exec"), names)
    loop: Callable[[], None] = names["loop"]
    return loop
