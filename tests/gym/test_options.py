"""Options that make no sense are refused at once; what plays cannot be copied."""

import copy
import pickle

import pytest

from fle.gym import FactorioEnv
from fle.gym.environment import EnvironmentStateError

TASK = "iron_ore_throughput_16"


@pytest.mark.parametrize(
    ("options", "kind", "text"),
    [
        ({"factorio": "3.0"}, ValueError, "factorio is '3.0'; expected 1.1 or 2.0"),
        ({"limits": 3}, TypeError, "limits is 3; expected fle.interpreter.Limits"),
        ({"error_penalty": float("nan")}, ValueError, "error_penalty is nan"),
        ({"error_penalty": "1"}, TypeError, "must be real number"),
        ({"technologies": "some"}, ValueError, "technologies is 'some'"),
    ],
)
def test_wrong_options_are_refused_when_it_is_made(options, kind, text):
    with pytest.raises(kind, match=text):
        FactorioEnv(TASK, **options)


def test_it_can_be_copied_until_it_plays():
    env = pickle.loads(pickle.dumps(FactorioEnv(TASK)))
    try:
        env.reset(seed=0)
        for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(EnvironmentStateError, match="neither be copied nor pickled"):
                attempt(env)
        assert "1: (1,)" in env.step("print(1)")[0]["raw_text"]
    finally:
        env.close()
