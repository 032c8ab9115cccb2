"""A model behind an API like OpenAI's chat completions."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fle.agents.conversation import Message
from fle.agents.errors import ModelError
from fle.agents.models.calls import Caller
from fle.agents.models.completion import Completion
from fle.agents.models.failures import Failure
from fle.agents.models.families import family_of
from fle.agents.models.keys import find_keys
from fle.agents.models.options import ModelOptions
from fle.agents.models.parameters import Parameters
from fle.agents.models.payload import chat_messages
from fle.agents.models.prices import Prices
from fle.agents.models.replies import Reply
from fle.agents.models.retries import Retries
from fle.agents.models.selection import select
from fle.agents.models.usage import read_usage

log = logging.getLogger("fle.agents.models")


class Model:
    """Asks one model, and tries again what may succeed.

    Attributes:
        name: The model, as the user named it.
        options: How it is asked.
        retries: How calls that fail are tried again.
    """

    def __init__(self, name: str, *, retries: Retries | None = None, **options: Any) -> None:
        """Choose the provider and find its key; nothing is sent yet.

        Args:
            name: The model, with or without its provider.
            retries: How calls that fail are tried again; None for `attempts` of the options.
            options: Those of `ModelOptions`.

        Raises:
            ModelError: The provider, its key or an option is missing or wrong.
        """
        self.name = name
        self.options = ModelOptions.of(options)
        self.retries = retries or Retries(attempts=self.options.attempts)
        self._selected = select(
            name, provider=self.options.provider, base_url=self.options.base_url
        )
        self._family = family_of(self._selected.model)
        self._parameters = Parameters(self._selected, self._family, self.options)
        self._prices = Prices.read(self.options.prices)
        keys = find_keys(self._selected.provider, self.options.key_env)
        self._caller = Caller(self._selected, self.options, keys)

    def __repr__(self) -> str:
        selected = self._selected
        return f"Model({selected.provider.name}:{selected.model} at {selected.base_url})"

    @property
    def sees_images(self) -> bool | None:
        """Whether the model sees pictures; None when it is not known."""
        return self._family.images if self.options.images is None else self.options.images

    def complete(self, messages: Iterable[Message]) -> Completion:
        """Return the model's answer to a conversation.

        Raises:
            ModelError: There is none, after all tries.
        """
        body = chat_messages(messages)
        started = time.monotonic()
        attempts = failed = 0
        while True:
            attempts += 1
            sent = self._parameters.sent()
            outcome = self._caller.call(body, sent)
            if isinstance(outcome, Reply):
                return self._completion(outcome, time.monotonic() - started, attempts)
            if self._parameters.adapt(outcome.parameter, sent):
                refused = outcome.parameter
                log.warning("model.parameter_refused model=%s parameter=%s", self.name, refused)
                continue
            failed += 1
            self._wait(outcome, failed, attempts)

    def close(self) -> None:
        """Close the connections."""
        self._caller.close()

    def _wait(self, failure: Failure, failed: int, attempts: int) -> None:
        """Wait before the next try.

        Raises:
            ModelError: There is no next one.
        """
        asked = failure.wait_s
        if not failure.again or failed >= self.retries.attempts:
            raise self._error(failure, attempts)
        if asked is not None and asked > self.retries.patience_s:
            raise self._error(failure, attempts, f"; it asks to wait {asked:.0f} s")
        if failure.kind == "busy":
            self._caller.next_key()
        wait = self.retries.wait_s(failed, asked)
        log.warning(
            "model.retry model=%s kind=%s status=%s failed=%d wait_s=%.1f",
            self.name, failure.kind, failure.status, failed, wait,
        )  # fmt: skip
        time.sleep(wait)

    def _error(self, failure: Failure, attempts: int, more: str = "") -> ModelError:
        tries = "1 try" if attempts == 1 else f"{attempts} tries"
        return ModelError(
            f"{self.name} gave no answer in {tries}: {failure.text}{more}",
            kind=failure.kind,
            status=failure.status,
            attempts=attempts,
        )

    def _completion(self, reply: Reply, seconds: float, attempts: int) -> Completion:
        usage = read_usage(reply.usage)
        if reply.usage is None:
            log.warning("model.no_usage model=%s", self.name)
        elif usage.cost is None:
            names = (self.name, self._selected.model, reply.model)
            usage = replace(usage, cost=self._prices.cost(usage, *names))
        return Completion(
            text=self._caller.without_keys(reply.text),
            usage=usage,
            seconds=seconds,
            attempts=attempts,
            model=reply.model,
            finish=reply.finish,
            refusal=self._caller.without_keys(reply.refusal),
            reasoning=self._caller.without_keys(reply.reasoning),
            left_out=tuple(self._parameters.left_out),
        )
