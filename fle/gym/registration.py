"""Tells Gymnasium the ids of the environments; it calls `register_all` when it is imported."""

import logging

log = logging.getLogger("fle.gym")


def register_all() -> None:
    """Register an id for every task file of the package and of the user's folders.

    Whatever goes wrong is logged: it must not keep anybody from importing Gymnasium.
    """
    try:
        from fle.gym.catalogue import task_names
        from fle.gym.ids import register_names

        for key, aliases, _ in task_names():
            register_names(key, aliases)
    except Exception as error:
        log.warning("environments.unregistered problem=%r", error)
