import pytest
from runtime.support import scripted_session

from fle.interpreter import Interpreter


@pytest.fixture
def scripted():
    return scripted_session()


@pytest.fixture
def world(scripted):
    return scripted[1]


@pytest.fixture
def interpreter(scripted):
    return Interpreter(scripted[0], timeout=5.0)


@pytest.fixture
def run(interpreter):
    def run(source, timeout=None):
        return interpreter.run(source, timeout)

    return run
