"""An HTTP server that speaks the chat completions API, with the answers and failures of a test.

    with ChatServer(["```python\\nprint(1)\\n```", status(429), Answer("done")]) as server:
        Model("some-model", base_url=server.url)

Each request takes the next entry of the script; a function in place of a script gets the request's
body and returns an entry. Answers come in pieces when the request asks for it.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    """What the model says.

    `usage` None counts four characters a token, {} leaves usage out. `more` goes into the message.
    """

    text: str = ""
    finish: str = "stop"
    usage: Mapping[str, Any] | None = None
    model: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Raw:
    """A response as it is: for refusals and for nonsense."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = JSON


@dataclass(frozen=True)
class Cut:
    """An answer whose connection breaks after a part of it; without `abrupt` it just ends."""

    answer: Answer
    abrupt: bool = True


@dataclass(frozen=True)
class Slow:
    """An answer that begins only after a time that no client waits for."""

    seconds: float = 30.0


@dataclass(frozen=True)
class Dripping:
    """A stream that shows signs of life, and says nothing for longer than clients wait."""

    seconds: float = 30.0


TOO_LATE = Answer("too late")

Entry = str | Answer | Raw | Cut | Slow | Dripping
Script = Sequence[Entry] | Callable[[dict[str, Any]], Entry]


def status(code: int, message: str = "", *, error: Any = None, **headers: str) -> Raw:
    """Return an error as providers write it; `retry_after="2"` becomes a header."""
    body = {"message": message or f"failure {code}", "type": None, "param": None, "code": None}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Raw(code, json.dumps({"error": body | (error or {})}), named)


def refused_parameter(name: str, *, told: bool = True) -> Raw:
    """Return the 400 for a parameter that the model does not take."""
    error = {"param": name, "code": "unsupported_parameter"} if told else None
    return status(400, f"Unsupported parameter: '{name}' is not supported.", error=error)


NONSENSE = Raw(200, '{"choices": [{"message": ')
NO_CHOICES = Raw(200, '{"id": "x", "object": "chat.completion", "choices": []}')
WRONG_TYPE = Raw(200, "<html><body>Please log in.</body></html>", content_type="text/html")
HIDDEN_FAILURE = Raw(200, '{"error": {"message": "the host is down", "code": 502}}')


@dataclass(frozen=True)
class Request:
    """What a client sent, and when (`time.monotonic`)."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
    at: float

    @property
    def last_text(self) -> str:
        """The text of the last message."""
        content = self.body["messages"][-1]["content"]
        if isinstance(content, str):
            return content
        return "\n".join(part["text"] for part in content if part["type"] == "text")


class ChatServer:
    """Runs in a thread from the beginning of its `with` block to its end."""

    def __init__(self, script: Script, *, key: str | None = None) -> None:
        self.requests: list[Request] = []
        self.key = key
        self.stopping = threading.Event()
        self._script = script
        self._next = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.chat = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """Where the API begins."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The bodies of the requests."""
        return [request.body for request in self.requests]

    def __enter__(self) -> "ChatServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def entry(self, request: Request) -> Entry:
        """Return what a request is answered with."""
        with self._lock:
            self.requests.append(request)
            if callable(self._script):
                return self._script(request.body)
            number = self._next
            self._next += 1
        if number < len(self._script):
            return self._script[number]
        return status(400, f"the script of {len(self._script)} entries is used up")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def chat(self) -> ChatServer:
        return self.server.chat  # type: ignore[attr-defined,no-any-return]

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the tests' output clean."""

    def do_GET(self) -> None:
        models = {"object": "list", "data": [{"id": "some-model", "object": "model"}]}
        found = self.path.endswith("/models")
        self._raw(Raw(200, json.dumps(models)) if found else status(404))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, headers, body, time.monotonic())
        if self.chat.key and headers.get("authorization") != f"Bearer {self.chat.key}":
            # As careless as a server can be.
            self._raw(status(401, f"wrong key: {headers.get('authorization')}"))
            return
        entry = self.chat.entry(request) if "/chat/completions" in self.path else status(404)
        try:
            self._answer(entry, body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _answer(self, entry: Entry, body: dict[str, Any]) -> None:
        if isinstance(entry, str):
            entry = Answer(entry)
        if isinstance(entry, Raw):
            self._raw(entry)
        elif isinstance(entry, Slow):
            self.chat.stopping.wait(entry.seconds)
            self._raw(Raw(200, json.dumps(whole(TOO_LATE, body))))
        elif isinstance(entry, Dripping):
            self._drip(entry.seconds)
            self._stream(TOO_LATE, body, begun=True)
        elif body.get("stream"):
            self._stream(entry, body)
        elif isinstance(entry, Cut):
            self._raw(Raw(200, json.dumps(whole(entry.answer, body))), cut=True)
        else:
            self._raw(Raw(200, json.dumps(whole(entry, body))))

    def _raw(self, raw: Raw, *, cut: bool = False) -> None:
        data = raw.body.encode()
        self.send_response(raw.status)
        self.send_header("Content-Type", raw.content_type)
        self.send_header("Content-Length", str(len(data)))
        for name, value in raw.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if cut else data)
        if cut:
            self.close_connection = True

    def _begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _stream(self, entry: Answer | Cut, body: dict[str, Any], *, begun: bool = False) -> None:
        if not begun:
            self._begin_stream()
        answer = entry.answer if isinstance(entry, Cut) else entry
        events = [f"data: {json.dumps(piece)}\n\n" for piece in pieces(answer, body)]
        if isinstance(entry, Cut):
            events = events[: len(events) // 2]
        else:
            events.append("data: [DONE]\n\n")
        for event in events:
            self._chunk(event)
        if isinstance(entry, Cut) and entry.abrupt:
            self.close_connection = True
        else:
            self.wfile.write(b"0\r\n\r\n")

    def _drip(self, seconds: float) -> None:
        self._begin_stream()
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.chat.stopping.wait(0.02):
            self._chunk(": still here\n\n")

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()


def whole(answer: Answer, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer as one document."""
    message = {"role": "assistant", "content": answer.text, **answer.more}
    choice = {"index": 0, "message": message, "finish_reason": answer.finish}
    return _document("chat.completion", answer, body, [choice]) | usage_field(answer, body)


def pieces(answer: Answer, body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return an answer as the documents of a stream."""
    size = max(1, len(answer.text) // 4)
    texts = [answer.text[start : start + size] for start in range(0, len(answer.text), size)]
    deltas: list[dict[str, Any]] = [{"role": "assistant", **answer.more}]
    deltas += [{"content": text} for text in texts]
    choices = [{"index": 0, "delta": delta, "finish_reason": None} for delta in deltas]
    choices.append({"index": 0, "delta": {}, "finish_reason": answer.finish})
    kind = "chat.completion.chunk"
    made = [_document(kind, answer, body, [choice]) for choice in choices]
    if (body.get("stream_options") or {}).get("include_usage"):
        made.append(_document(kind, answer, body, []) | usage_field(answer, body))
    return made


def usage_field(answer: Answer, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an answer counts."""
    if answer.usage is not None:
        return {"usage": dict(answer.usage)} if answer.usage else {}
    prompt = len(json.dumps(body["messages"])) // 4
    completion = len(answer.text) // 4
    counts = {"prompt_tokens": prompt, "completion_tokens": completion}
    return {"usage": counts | {"total_tokens": prompt + completion}}


def _document(
    kind: str, answer: Answer, body: Mapping[str, Any], choices: list[Any]
) -> dict[str, Any]:
    model = answer.model or body["model"]
    return {"id": "chat-1", "object": kind, "created": 1, "model": model, "choices": choices}
