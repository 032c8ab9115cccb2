"""The parameters of a call, as its provider and its model take them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fle.agents.errors import ModelError
from fle.agents.models.families import Family
from fle.agents.models.options import ModelOptions
from fle.agents.models.selection import Selection

_MAX_TOKENS = 4096
# Reasoning counts against the limit, so that less would often leave no room for the program.
_MAX_TOKENS_OF_REASONING = 16_384
_LIMITS = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}
_FIXED = frozenset(("model", "messages", "stream"))


class Parameters:
    """What is sent beside the messages, without what the provider turned out to refuse.

    Attributes:
        left_out: The parameters that the provider refused.
    """

    def __init__(self, selected: Selection, family: Family, options: ModelOptions) -> None:
        if options.reasoning_effort and selected.provider.effort is None:
            raise ModelError(
                f"{selected.provider.name} takes no reasoning effort; say how it shall think with "
                "the option `extra`, as its documentation has it"
            )
        self._selected = selected
        self._family = family
        self._options = options
        self._limit: str = selected.provider.limit
        self.left_out: list[str] = []

    def sent(self) -> dict[str, Any]:
        """Return the parameters by name."""
        sent = {**self._basic(), **self._particular(), **self._options.extra}
        return {name: value for name, value in sent.items() if name not in self.left_out}

    def adapt(self, refused: str | None, sent: Mapping[str, Any]) -> bool:
        """Do without a parameter from now on; False when that is of no use."""
        if refused is None or refused in _FIXED or refused not in sent:
            return False
        if refused in _LIMITS and self._limit == self._selected.provider.limit == refused:
            self._limit = _LIMITS[refused]
        else:
            self.left_out.append(refused)
        return True

    def _basic(self) -> dict[str, Any]:
        options, family = self._options, self._family
        sent: dict[str, Any] = {"model": self._selected.model}
        if options.temperature is not None and family.temperature:
            sent["temperature"] = options.temperature
        usual = _MAX_TOKENS_OF_REASONING if family.reasons else _MAX_TOKENS
        sent[self._limit] = options.max_tokens or usual
        if options.stream:
            sent["stream"] = True
            sent["stream_options"] = {"include_usage": True}
        return sent

    def _particular(self) -> dict[str, Any]:
        """Return what only some providers take."""
        provider, options = self._selected.provider, self._options
        sent: dict[str, Any] = {}
        if options.reasoning_effort and provider.effort == "reasoning_effort":
            sent["reasoning_effort"] = options.reasoning_effort
        elif options.reasoning_effort:
            sent["reasoning"] = {"effort": options.reasoning_effort}
        # ":nitro" asks for the fastest host by the model's name.
        if provider.sorts and options.sort and not self._selected.model.endswith(":nitro"):
            sent["provider"] = {"sort": options.sort}
        if provider.reports_cost:
            sent["usage"] = {"include": True}
        return sent
