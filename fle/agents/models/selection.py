"""Which provider a model's name means.

A name with a slash means OpenRouter, else the provider with whose name it begins. `provider:model`
says it outright; so do the options `provider` and `base_url`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from difflib import get_close_matches

from fle.agents.errors import ModelError
from fle.agents.models.providers import CUSTOM, OPEN_ROUTER, PROVIDERS, Provider


@dataclass(frozen=True, slots=True)
class Selection:
    """A model where it is asked.

    Attributes:
        provider: Who is asked.
        model: What the model is called there.
        base_url: Where the API begins.
    """

    provider: Provider
    model: str
    base_url: str


def select(name: str, *, provider: str | None = None, base_url: str | None = None) -> Selection:
    """Return where a model is asked.

    Args:
        name: The model, as users name it.
        provider: A provider, in place of what the name says.
        base_url: Where the API begins, in place of the provider's own. Without a provider it is a
            server of one's own, which no other provider's key is sent to.

    Raises:
        ModelError: No provider is meant.
    """
    if not name.strip():
        raise ModelError("the agent needs the name of a model")
    if provider is not None:
        chosen, model = find_provider(provider), _stripped(name, find_provider(provider))
    else:
        chosen, model = _by_name(name, base_url is not None)
    url = base_url or os.environ.get(chosen.base_url_env or "") or chosen.base_url
    if not url:
        raise ModelError(f"say where {name!r} is asked: base_url, or {chosen.base_url_env}")
    return Selection(chosen, model, url)


def find_provider(name: str) -> Provider:
    """Return the provider called `name`.

    Raises:
        ModelError: There is none.
    """
    found = _provider(name)
    if found:
        return found
    known = [each.name for each in PROVIDERS]
    close = get_close_matches(name, known, n=2) or known
    raise ModelError(f"no provider is called {name!r}; there are: {', '.join(close)}")


def _provider(name: str) -> Provider | None:
    low = name.lower()
    return next((each for each in PROVIDERS if low in (each.name, *each.other_names)), None)


def _by_name(name: str, own_server: bool) -> tuple[Provider, str]:
    before, colon, after = name.partition(":")
    if colon and "/" not in before and (said := _provider(before)) and after:
        return said, after
    if own_server:
        return CUSTOM, name
    for each in PROVIDERS:
        if name.lower().startswith(each.strips):
            return each, _stripped(name, each)
    if name.lower().startswith("openrouter/") and name.count("/") > 1:
        return OPEN_ROUTER, name.partition("/")[2]
    if "/" in name:
        return OPEN_ROUTER, name
    for each in PROVIDERS:
        if name.lower().startswith(each.model_prefixes):
            return each, name
    raise ModelError(
        f"whose model is {name!r}? Name its provider as provider:model "
        f"({', '.join(each.name for each in PROVIDERS)}), or give base_url"
    )


def _stripped(name: str, provider: Provider) -> str:
    for prefix in provider.strips:
        if name.lower().startswith(prefix):
            return name[len(prefix) :]
    return name
