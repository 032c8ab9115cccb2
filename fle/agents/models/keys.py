"""Keys of providers: from the environment or a `.env` file, and kept out of everything else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from fle.agents.errors import ModelError
from fle.agents.models.providers import Provider

# What stands for a key where none is needed; the client insists on one.
NO_KEY = "no-key"
_SHOWN = "[key]"


def find_keys(provider: Provider, key_env: str | None = None) -> tuple[str, ...]:
    """Return a provider's keys; several, separated by commas, take turns.

    The environment comes before the `.env` file, which is looked for in the working folder and
    those above it. Nothing is put into the environment.

    Args:
        provider: Whose.
        key_env: The variable that holds the key, in place of the provider's own.

    Raises:
        ModelError: The provider needs a key and there is none.
    """
    names = (key_env,) if key_env else provider.key_env
    for source in (os.environ, _file()):
        for name in names:
            keys = tuple(key.strip() for key in (source.get(name) or "").split(",") if key.strip())
            if keys:
                return keys
    if provider.needs_key or key_env:
        raise ModelError(
            f"there is no key for {provider.name}: set {' or '.join(names)} in the environment or "
            "in a file .env"
        )
    return (NO_KEY,)


def _file() -> Mapping[str, str | None]:
    from dotenv import dotenv_values, find_dotenv

    path = find_dotenv(usecwd=True)
    return dotenv_values(path) if path else {}


def without_keys(text: str, keys: Iterable[str]) -> str:
    """Return a text without the keys that somebody may have put into it."""
    for key in keys:
        if key != NO_KEY:
            text = text.replace(key, _SHOWN)
    return text
