"""Tells Gymnasium the ids of the environments; it calls `register_all` when it is imported."""

import logging
from collections.abc import Iterable

log = logging.getLogger("fle.gym")


def register_all() -> None:
    """Register an id for every task file of the package and of the user's folders.

    Whatever goes wrong is logged: it must not keep anybody from importing Gymnasium.
    """
    try:
        from fle.gym.catalogue import task_names

        for key, aliases, _ in task_names():
            register_names(key, aliases)
    except Exception as error:
        log.warning("environments.unregistered problem=%r", error)


def register_names(key: str, aliases: Iterable[str]) -> None:
    """Register a task as `Factorio-KEY-v0`, and under its own names as people know them."""
    from gymnasium.envs.registration import register, registry

    from fle.gym.catalogue import environment_id

    for name in dict.fromkeys((environment_id(key), key, *aliases)):
        # What is registered already is left as it is, an environment of somebody else included.
        if name not in registry:
            register(
                id=name,
                entry_point="fle.gym.environment:FactorioEnv",
                vector_entry_point="fle.gym.vector:make_parallel",
                kwargs={"task_key": key},
            )
