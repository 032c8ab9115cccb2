"""The ids under which Gymnasium knows the tasks."""

from collections.abc import Iterable


def environment_id(task_key: str) -> str:
    """Return the id of the environment of a task."""
    return f"Factorio-{task_key}-v0"


def register_names(key: str, aliases: Iterable[str]) -> None:
    """Register a task as `Factorio-KEY-v0`, and under its own names as people know them."""
    from gymnasium.envs.registration import register, registry

    for name in dict.fromkeys((environment_id(key), key, *aliases)):
        # What is registered already is left as it is, an environment of somebody else included.
        if name not in registry:
            register(
                id=name,
                entry_point="fle.gym.environment:FactorioEnv",
                vector_entry_point="fle.gym.vector:make_parallel",
                kwargs={"task_key": key},
            )
