"""The executor that runs programs in this process.

What it cannot stop is one call into C that does not return (`10 ** 10 ** 9`, `sum(range(10**12))`):
that, memory limits and a wall against malice are what a process of its own is for.
"""

import ast
import builtins
import logging
import mmap
import time
from collections.abc import Callable
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from fle.interpreter import attributes, namespace, report, saved_names, stop_points
from fle.interpreter.builtin_names import safe_builtins
from fle.interpreter.executor import Limits, StepResult
from fle.interpreter.limit import MEMORY, TIME, Finished, Limit, Stopped
from fle.interpreter.modules import Modules
from fle.interpreter.output import FILENAME, Output
from fle.interpreter.pickling import fixed_values
from fle.interpreter.protection import Forbidden, check
from fle.interpreter.texts import Place, Texts
from fle.runtime.errors import FleError
from fle.runtime.interface import Interface

log = logging.getLogger("fle.interpreter")

_LONGEST_SAVING_S = 2.0
_FIXED = frozenset(
    ("__builtins__", "__name__", "__doc__", stop_points.LIMIT, stop_points.LOG, stop_points.READ)
)


class Game(Protocol):
    """What an interpreter needs of a session, beside the tools."""

    deadline: tuple[float | None, Callable[[], BaseException]]

    @property
    def interface(self) -> Interface:
        """The tools."""

    @property
    def tick(self) -> int:
        """The game tick of the last answer."""

    def now(self) -> int:
        """Ask for the game tick."""

    def give_up(self) -> None:
        """End a call that ran past the deadline."""


class Interpreter:
    """Runs programs against one session; an `Executor`.

    Attributes:
        session: What the tools of programs act through.
        seed: Where random numbers begin.
        limits: What each program may use; memory and processor time need a process of its own.
        timeout: Seconds of real time that a program has unless `run` says otherwise.
        output: Where prints go; its limits may be changed between programs.
        names: The global names of the programs.
        lost: Names that did not come through a save, with the types of what they were.
        broken: Classes of a save that could not be made again, with the reasons.
        unkeepable: Names whose values took too long to save, with those values.
        count: How many programs were run.
        texts: The texts of programs whose functions may still be called.
        own_modules: How the names of modules begin in which the tools' own types are.
        tools: The tools by name.
        builtins: Python's own names, as programs have them.
        modules: What programs import.
        spare: Memory to set free when a program has used up all that there is; None where memory
            has no limit of its own.
    """

    def __init__(
        self,
        session: Game,
        *,
        limits: Limits | None = None,
        timeout: float | None = None,
        output: Output | None = None,
        seed: int = 0,
        observer: namespace.Observer | None = None,
        limit: Limit | None = None,
    ) -> None:
        self.session = session
        self.spare: mmap.mmap | None = None
        self.limits = limits if limits is not None else Limits()
        self.timeout = self.limits.seconds if timeout is None else timeout
        self.output = (
            output
            if output is not None
            else Output(self.limits.output_lines, self.limits.output_characters)
        )
        self.names: dict[str, Any] = {}
        self.lost: dict[str, str] = {}
        self._limit = limit if limit is not None else Limit()
        self.count = 0
        self.texts = Texts()
        self.own_modules = session.interface.client.__module__.rpartition(".")[0] + "."
        self.broken: dict[str, str] = {}
        self.unkeepable: dict[str, Any] = {}
        self._classes: WeakKeyDictionary[type, Place] = WeakKeyDictionary()
        self.seed = seed
        self.tools = namespace.tools(session, self._limit, observer)
        self._types = namespace.types()
        self.tools["print"] = self.output.print
        self._protected = {
            **dict.fromkeys(self._types, "a type of the tools"),
            **dict.fromkeys(self.tools, "a tool"),
        }
        self._fixed = _FIXED.union(self._protected)
        self.reset()

    def reset(self) -> None:
        """Forget every name that programs made."""
        self.modules = Modules(self._limit, self._clock, self.tools, self.seed)
        self.builtins = safe_builtins(self._limit, self.modules.import_)
        self.builtins["__build_class__"] = self._build_class
        self._fixed_values: tuple[int, dict[int, tuple[str, str]]] | None = None
        self.texts.clear()
        self.count = 0
        self.lost.clear()
        self.unkeepable.clear()
        self.broken.clear()
        self.names.clear()
        self._given = namespace.conveniences()
        self.names.update(self._given)
        self.names.update({"__name__": "__main__", "__doc__": None})
        self._restore_fixed_names()

    def save_names(self) -> bytes:
        """Return the names that programs made, for `load_names`."""
        return saved_names.pack(self.take_names(), self.count, self.texts.sources)

    def take_names(self) -> saved_names.Saved:
        """Return the names that programs made, apart from the texts of the programs."""
        try:
            return saved_names.take(self, self._open_for_saving)
        finally:
            self._limit.close()

    def _open_for_saving(self) -> None:
        """Let the methods of programs run that say how their values are kept, for a moment."""
        if self._limit.stopped or not self._limit.go:
            self._limit.open(min(self._limit.seconds or self.timeout, _LONGEST_SAVING_S))

    def load_names(self, data: bytes) -> None:
        """Go on with the names of `save_names` in place of those that are there.

        What they hold is made in this process: give it only what you trust.

        Raises:
            ValueError: The bytes are not what `save_names` gave.
        """
        saved, count, texts = saved_names.unpack(data)
        self.reset()
        self.count = count
        for filename, source in texts.items():
            self.texts.add(filename, source)
        # Statements of classes are carried out, and they may hold loops.
        self._limit.open(self.timeout)
        try:
            saved_names.give(self, saved)
        finally:
            self._limit.close()

    def is_given(self, name: str, value: Any) -> bool:
        """Whether a name has the meaning with which every program begins."""
        return name in self._fixed or self._given.get(name, self) is value

    def made_names(self) -> dict[str, Any]:
        """Return the names that programs made, with their values."""
        given, fixed = self._given, self._fixed
        return {
            name: value
            for name, value in self.names.items()
            if name not in fixed and given.get(name, given) is not value
        }

    def fixed_values(self) -> dict[int, tuple[str, str]]:
        """Return, by identity, what every interpreter has of its own, with keys that name it."""
        made = self.modules.count
        if self._fixed_values is None or self._fixed_values[0] != made:
            self._fixed_values = (made, fixed_values(self))
        return self._fixed_values[1]

    def class_place(self, cls: type) -> Place | None:
        """Return where in the texts of the programs the class was made, if it was."""
        place = self._classes.get(cls)
        # Some decorators return another class than the statement made.
        return place if place is not None else self.texts.latest(cls.__qualname__)

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
        self.count += 1
        filename = FILENAME.format(self.count)
        self.output.open(filename)
        for name, why in self.broken.items():
            self.output.note(f"the class {name} could not be made again as it was: {why}")
        self.broken.clear()
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
            if self.texts.crowded():
                self.take_names()
                self.texts.trim()
            self.texts.add(filename, source, code)
            ticks, kind, error = self._execute(code, filename, timeout or self.timeout)
        duration = time.perf_counter() - started
        log.debug("program.end number=%d error=%s ms=%.1f", self.count, kind, 1000 * duration)
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
            limit.open(seconds, limits=self.limits)
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
        sources = self.texts.sources
        if self._limit.stopped or isinstance(caught, Stopped):
            kind = self._limit.stopped or TIME
            reason = report.reason(kind, self._limit.seconds, self.limits)
            return kind, report.stopped(caught, kind, reason, filename, sources[filename])
        if caught is None or isinstance(caught, Finished):
            return None, None
        if isinstance(caught, MemoryError) and self.spare is not None:
            self.spare.close()
            reason = report.reason(MEMORY, self._limit.seconds, self.limits)
            return MEMORY, report.stopped(caught, MEMORY, reason, filename, sources[filename])
        text = report.program_error(caught, sources, filename, self.names)
        if isinstance(caught, NameError) and caught.name in self.lost:
            text += f"; what it was, a {self.lost[caught.name]}, could not be saved"
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
        self.names.update(self.tools)
        self.names["__builtins__"] = self.builtins
        self.names[stop_points.LIMIT] = self._limit
        self.names[stop_points.LOG] = self.output.returned
        self.names[stop_points.READ] = attributes.read

    def _build_class(self, body: Any, name: str, *bases: Any, **options: Any) -> Any:
        """Make a class as Python does, and remember where."""
        made = builtins.__build_class__(body, name, *bases, **options)
        place = self.texts.place(body.__code__)
        if place is not None and isinstance(made, type):
            self._classes[made] = place
        return made

    def _clock(self) -> float:
        return self.session.tick / 60
