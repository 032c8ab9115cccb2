"""Environments: tasks behind the interfaces of Gymnasium and PettingZoo.

`gymnasium.make("Factorio-iron_ore_throughput_16-v0")` works once the package is installed; every
task file has an id. `Observation` is what an agent is told, `observe` reads it.
"""

import sys
from typing import TYPE_CHECKING

from fle._later import importer

if TYPE_CHECKING:
    from fle.gym.action import Action
    from fle.gym.catalogue import (
        EnvironmentInfo,
        get_environment_info,
        list_available_environments,
        register_environment,
    )
    from fle.gym.environment import FactorioEnv
    from fle.gym.observation import Observation
    from fle.gym.observing import observe
    from fle.gym.parallel import FactorioParallelEnv, parallel_env
    from fle.gym.spaces import action_space, observation_space
    from fle.gym.vector import make_vec

__all__ = [
    "Action",
    "EnvironmentInfo",
    "FactorioEnv",
    "FactorioParallelEnv",
    "Observation",
    "action_space",
    "get_environment_info",
    "list_available_environments",
    "make_vec",
    "observation_space",
    "observe",
    "parallel_env",
    "register_environment",
]

# Imported on first use: `import gymnasium` loads this package to register the ids, and agents use
# observations without any environment.
__getattr__ = importer(
    globals(),
    {
        "Action": ".action",
        "EnvironmentInfo": ".catalogue",
        "FactorioEnv": ".environment",
        "FactorioParallelEnv": ".parallel",
        "Observation": ".observation",
        "action_space": ".spaces",
        "get_environment_info": ".catalogue",
        "list_available_environments": ".catalogue",
        "make_vec": ".vector",
        "observation_space": ".spaces",
        "observe": ".observing",
        "parallel_env": ".parallel",
        "register_environment": ".catalogue",
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)


# Where Python did not read `fle.pth`, as in a checkout, Gymnasium's own ways remain: this import,
# and `gymnasium.make("fle.gym:ID")`.
if "gymnasium.envs.registration" in sys.modules:
    from fle.gym.registration import register_all

    register_all()
