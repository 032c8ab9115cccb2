"""Carries out calls through the `openai` client."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from fle.agents.models.failures import Failure, Late, classify
from fle.agents.models.keys import without_keys
from fle.agents.models.options import ModelOptions
from fle.agents.models.providers import OPENAI
from fle.agents.models.replies import Reply, read_reply, read_stream
from fle.agents.models.selection import Selection


class Caller:
    """Holds the keys and the clients, and shows neither."""

    def __init__(self, selected: Selection, options: ModelOptions, keys: Sequence[str]) -> None:
        self._selected = selected
        self._options = options
        self._keys = tuple(keys)
        self._clients: dict[int, Any] = {}
        self._turn = 0

    def __repr__(self) -> str:
        return f"Caller({self._selected.base_url})"

    def __reduce__(self) -> Any:
        raise TypeError("models hold keys and are not pickled; make another one where it is used")

    def call(
        self, messages: list[dict[str, Any]], parameters: Mapping[str, Any]
    ) -> Reply | Failure:
        """Carry out one call, and return its answer or why there is none.

        What the client raises does not get out: it may hold the key.
        """
        try:
            return self._call(messages, parameters)
        except Exception as error:
            failure = classify(error, parameters)
            if failure is None:
                raise
            return replace(failure, text=self.without_keys(failure.text))

    def next_key(self) -> None:
        """Use the next key from now on."""
        self._turn = (self._turn + 1) % len(self._keys)

    def without_keys(self, text: str) -> str:
        """Return a text without the keys that somebody may have put into it."""
        return without_keys(text, self._keys)

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def _call(self, messages: list[dict[str, Any]], parameters: Mapping[str, Any]) -> Reply:
        until = time.monotonic() + self._options.deadline
        stream = bool(parameters.get("stream"))
        own = ("model", "stream")
        answer = self._client().chat.completions.create(
            model=parameters["model"],
            messages=messages,
            stream=stream,
            # Providers take parameters that the client does not know.
            extra_body={name: value for name, value in parameters.items() if name not in own},
        )
        return self._read(answer, until) if stream else read_reply(answer)

    def _read(self, answer: Any, until: float) -> Reply:
        """Read a stream; servers that know none answer with a whole document all the same."""
        response = answer.response
        # Signs of life without content never get as far as `read_stream`: the timer ends those.
        timer = threading.Timer(until - time.monotonic(), response.close)
        timer.daemon = True
        timer.start()
        try:
            if response.headers.get("content-type", "").startswith("application/json"):
                return read_reply(json.loads(response.read()))
            return read_stream(answer)
        except Exception:
            if time.monotonic() >= until:
                raise Late("the answer took longer than it may") from None
            raise
        finally:
            timer.cancel()
            answer.close()

    def _client(self) -> Any:
        from openai import OpenAI

        if self._turn not in self._clients:
            client = OpenAI(
                api_key=self._keys[self._turn],
                base_url=self._selected.base_url,
                timeout=self._options.timeout,
                max_retries=0,
            )
            if self._selected.provider is not OPENAI:
                # The environment's names of an OpenAI account are nobody else's business.
                client.organization = client.project = None
            self._clients[self._turn] = client
        return self._clients[self._turn]
