import pytest
from runtime.support import scripted_session

from fle.interpreter import Interpreter, Limits, ProgramProcess

LIMITS = Limits(seconds=5.0, tool_calls=10**9)


@pytest.fixture
def scripted():
    return scripted_session()


@pytest.fixture
def world(scripted):
    return scripted[1]


@pytest.fixture
def interpreter(scripted):
    return Interpreter(scripted[0], limits=LIMITS)


@pytest.fixture(params=[Interpreter, ProgramProcess], ids=["here", "process"])
def executor(request, scripted):
    """Both executors: programs must not see a difference."""
    executor = request.param(scripted[0], limits=LIMITS)
    yield executor
    executor.close()


@pytest.fixture
def run(executor):
    def run(source, timeout=None):
        return executor.run(source, timeout)

    return run
