"""The executor that runs programs in this process.

What it cannot stop is one call into C that does not return (`10 ** 10 ** 9`, `sum(range(10**12))`):
that, memory limits and a wall against malice are what a process of its own is for.
"""

import ast
import logging
import time
from typing import Any

from fle.interpreter import namespace, report, stop_points
from fle.interpreter.builtin_names import safe_builtins
from fle.interpreter.executor import StepResult
from fle.interpreter.limit import Finished, Limit, Stopped
from fle.interpreter.modules import Modules
from fle.interpreter.output import FILENAME, Output
from fle.interpreter.protection import Forbidden, check
from fle.runtime.errors import FleError
from fle.runtime.session import Session

log = logging.getLogger("fle.interpreter")

_SOURCES_KEPT = 256


class Interpreter:
    """Runs programs against one session; an `Executor`.

    Attributes:
        session: What the tools of programs act through.
        timeout: Seconds of real time that a program has unless `run` says otherwise.
        output: Where prints go; its limits may be changed between programs.
        names: The global names of the programs.
    """

    def __init__(
        self,
        session: Session,
        *,
        timeout: float = 60.0,
        output: Output | None = None,
        seed: int = 0,
        observer: namespace.Observer | None = None,
    ) -> None:
        self.session = session
        self.timeout = timeout
        self.output = output if output is not None else Output()
        self.names: dict[str, Any] = {}
        self._limit = Limit()
        self._count = 0
        self._sources: dict[str, str] = {}
        self._seed = seed
        self._tools = namespace.tools(session, self._limit, observer)
        self._types = namespace.types()
        self._tools["print"] = self.output.print
        self._protected = {
            **dict.fromkeys(self._types, "a type of the tools"),
            **dict.fromkeys(self._tools, "a tool"),
        }
        self.reset()

    def reset(self) -> None:
        """Forget every name that programs made."""
        modules = Modules(self._limit, self._clock, self._tools, self._seed)
        self._builtins = safe_builtins(self._limit, modules.import_)
        self.names.clear()
        self.names.update(namespace.conveniences())
        self.names.update({"__name__": "__main__", "__doc__": None})
        self._restore_fixed_names()

    def close(self) -> None:
        """Forget the names; the session stays open."""
        self.names.clear()

    def run(self, source: str, timeout: float | None = None) -> StepResult:
        """Run a program to its end, its first error or its time limit.

        Names and what it did to the world stay in every case.

        Args:
            source: The program.
            timeout: Its seconds of real time, tool calls included.
        """
        started = time.perf_counter()
        self._count += 1
        filename = FILENAME.format(self._count)
        self.output.open(filename)
        ticks, kind, error = 0, None, None
        try:
            tree = ast.parse(source, filename)
            check(tree, source, self._protected)
            code = compile(stop_points.insert(tree), filename, "exec", dont_inherit=True)
        except Forbidden as refused:
            kind, error = refused.kind, report.forbidden(refused, source)
        except SyntaxError as wrong:
            kind, error = type(wrong).__name__, report.syntax_error(wrong, source)
        except (ValueError, RecursionError, MemoryError, OverflowError) as wrong:
            # A NUL in the text, or nesting beyond what Python's own parser takes.
            kind, error = type(wrong).__name__, f"{type(wrong).__name__}: {wrong}"
        else:
            self._keep_source(filename, source)
            ticks, kind, error = self._execute(code, filename, timeout or self.timeout)
        duration = time.perf_counter() - started
        log.debug("program.end number=%d error=%s ms=%.1f", self._count, kind, 1000 * duration)
        return StepResult(self.output.text(), error, ticks, kind, duration)

    def _execute(
        self, code: Any, filename: str, seconds: float
    ) -> tuple[int, str | None, str | None]:
        session, limit = self.session, self._limit
        self._restore_fixed_names()
        outcome: tuple[str | None, str | None]
        before = session.tick
        try:
            before = session.now()
            limit.open(seconds)
            session.deadline = (limit.deadline, limit.expired)
            exec(code, self.names)
            outcome = self._outcome(None, filename)
        except BaseException as raised:
            # Within the time limit still: the text of an exception may be the program's own code.
            outcome = self._outcome(raised, filename)
        finally:
            limit.close()
            session.deadline = (None, limit.expired)
        self._end_calls()
        return session.tick - before, *outcome

    def _outcome(
        self, caught: BaseException | None, filename: str
    ) -> tuple[str | None, str | None]:
        if self._limit.stopped or isinstance(caught, Stopped):
            source = self._sources[filename]
            return "TimeLimit", report.time_limit(caught, self._limit.seconds, filename, source)
        if caught is None or isinstance(caught, Finished):
            return None, None
        text = report.program_error(caught, self._sources, filename, self.names)
        return type(caught).__name__, text

    def _end_calls(self) -> None:
        """Cancel on the server what the program was waiting for when its time was over."""
        try:
            self.session.give_up()
        except FleError as error:
            # The next call tries again, and reports what stands in its way.
            log.warning("batch.cancel_failed error=%s", error)

    def _restore_fixed_names(self) -> None:
        self.names.update(self._types)
        self.names.update(self._tools)
        self.names["__builtins__"] = self._builtins
        self.names[stop_points.LIMIT] = self._limit
        self.names[stop_points.LOG] = self.output.returned

    def _keep_source(self, filename: str, source: str) -> None:
        self._sources[filename] = source
        if len(self._sources) > _SOURCES_KEPT:
            del self._sources[next(iter(self._sources))]

    def _clock(self) -> float:
        return self.session.tick / 60
