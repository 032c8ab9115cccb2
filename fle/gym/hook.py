"""Registers the environments when Gymnasium is imported, without anybody naming this package.

Gymnasium read entry points until version 1.0, and from then on leaves it to users to import what
registers environments. So that `gymnasium.make` knows the ids after installation alone, the line in
`fle.pth`, which Python reads when it starts, asks `spec_of` when somebody looks for the module
`gymnasium`; before, it imports nothing. If this package is damaged, Gymnasium is found without it.
"""

from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType


def spec_of(name: str) -> ModuleSpec | None:
    """Return how `name` is imported, with the registration at the end of it."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return spec
    run = spec.loader.exec_module

    def run_and_register(module: ModuleType) -> None:
        from fle.gym.registration import register_all

        run(module)
        register_all()

    spec.loader.exec_module = run_and_register  # type: ignore[method-assign]
    return spec
