"""Workers without the language's gate: they run plain Python behind the wall of the system."""

from dataclasses import astuple

import msgpack

from fle.interpreter import ProgramProcess
from fle.interpreter.process.nurseries import NurseryHandle
from fle.interpreter.process.workers import WorkerHandle

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
    self._limit.open(10**6, limits=self.limits)
    try:
        exec(compile(source, "<program 1>", "exec"), names)
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
        return StepResult("", text, 0, type(error).__name__, 0.0)
    finally:
        self._limit.close()
    return StepResult("", None, 0, None, 0.0)


interpreter.Interpreter.run = run
from fle.interpreter.process.nursery import main
main()
'''


class RawProcess(ProgramProcess):
    """An executor of plain Python: what programs are is checked by nobody but the system."""

    def __init__(self, game, limits):
        super().__init__(game, limits=limits)
        self.nursery = NurseryHandle(game.interface, _START)

    def _start(self):
        settings = {"limits": astuple(self.limits), "seed": 0}
        return WorkerHandle(self.nursery, msgpack.packb(settings))

    def close(self):
        super().close()
        self.nursery.close()
