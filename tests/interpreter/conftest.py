import pytest
from runtime.support import scripted_session

from fle.interpreter import Interpreter, Limits


@pytest.fixture
def scripted():
    return scripted_session()


@pytest.fixture
def world(scripted):
    return scripted[1]


@pytest.fixture
def interpreter(scripted):
    return Interpreter(scripted[0], limits=Limits(seconds=5.0, tool_calls=10**9))


@pytest.fixture
def run(interpreter):
    def run(source, timeout=None):
        return interpreter.run(source, timeout)

    return run
