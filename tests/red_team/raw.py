"""Workers without the language's gate: they run plain Python behind the wall of the system."""

from contextlib import contextmanager

import fle
from fle.interpreter import Limits, ProgramProcess
from fle.interpreter.process import nurseries

_START = '''
import sys
sys.path.append(sys.argv[1])
import builtins, ctypes, fcntl, gc, importlib, mmap, os, resource, select, shutil, signal, socket
import subprocess, threading, time, traceback, concurrent.futures, multiprocessing, pathlib
from fle.interpreter import interpreter
from fle.interpreter.executor import StepResult

libc = ctypes.CDLL(None, use_errno=True)


def call(number, *arguments):
    """Make a system call; raise what the system answers."""
    words = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    if libc.syscall(ctypes.c_long(number), *words) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def run(self, source, timeout=None):
    self.count += 1
    self.output.open("<program 1>")
    names = {**globals(), **self.names, "__builtins__": builtins, "programs": self}
    names.update(line=self.session._line, call=call)
    try:
        exec(source, names)
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
        return StepResult("", text, 0, type(error).__name__, 0.0)
    return StepResult("", None, 0, None, 0.0)


interpreter.Interpreter.run = run
from fle.interpreter.process.nursery import main
main()
'''


@contextmanager
def raw_programs(game: fle.Session, limits: Limits):
    """Yield an executor of plain Python: what programs are is checked by nobody but the system."""
    before = nurseries._START, nurseries._nurseries
    nurseries._START, nurseries._nurseries = _START, {}
    programs = ProgramProcess(game, limits=limits)
    try:
        yield programs
    finally:
        programs.close()
        nurseries.close_all()
        nurseries._START, nurseries._nurseries = before
