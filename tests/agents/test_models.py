"""A model behind a real server, through the real client: answers, failures and what they cost."""

import json
import logging
import pickle
import traceback
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from fle.agents import Image, Message, ModelError, Text
from fle.agents.models import Model, Retries
from tests.agents.chat_server import (
    HIDDEN_FAILURE,
    NO_CHOICES,
    NONSENSE,
    WRONG_TYPE,
    Answer,
    ChatServer,
    Cut,
    Dripping,
    Entry,
    Raw,
    Slow,
    refused_parameter,
    status,
)

QUICK = Retries(attempts=3, first_s=0.001)
ASKED = [Message("system", "Be brief."), Message("user", "Say yes.")]
BOTH_WAYS = pytest.mark.parametrize("stream", [True, False], ids=["stream", "whole"])


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("FLE_MODEL_API_KEY", "OPENAI_API_KEY", "OPENAI_ORG_ID", "FLE_PRICES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def ask(server: ChatServer, name: str = "some-model", **options: Any) -> Any:
    model = Model(name, base_url=server.url, retries=options.pop("retries", QUICK), **options)
    try:
        return model.complete(ASKED)
    finally:
        model.close()


@BOTH_WAYS
def test_an_answer_comes_with_its_usage(stream: bool) -> None:
    used = {
        "prompt_tokens": 30,
        "completion_tokens": 12,
        "total_tokens": 42,
        "completion_tokens_details": {"reasoning_tokens": 8},
        "prompt_tokens_details": {"cached_tokens": 20},
    }
    with ChatServer([Answer("yes, of course", usage=used, model="some-model-2")]) as server:
        completion = ask(server, stream=stream)
    assert completion.text == "yes, of course"
    assert (completion.model, completion.finish, completion.attempts) == ("some-model-2", "stop", 1)
    usage = completion.usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (30, 12, 42)
    assert (usage.reasoning_tokens, usage.cached_tokens, usage.calls) == (8, 20, 1)
    assert usage.cost is None
    body = server.bodies[0]
    assert body["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Say yes."},
    ]
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("some-model", 0.5, 4096)


FAILURES: dict[str, tuple[Entry, str]] = {
    "too many requests": (status(429), "busy"),
    "a broken server": (status(500), "server"),
    "an overloaded server": (status(503), "server"),
    "another overloaded server": (status(529), "server"),
    "a cut answer": (Cut(Answer("yes, of course")), "connection"),
    "nonsense": (NONSENSE, "reply"),
    "no choices": (NO_CHOICES, "reply"),
    "a web page": (WRONG_TYPE, "reply"),
    "a failure that says it is none": (HIDDEN_FAILURE, "server"),
}


STREAMED_FAILURE = (
    'data: {"choices": [{"index": 0, "delta": {"content": "ye"}, "finish_reason": null}]}\n\n'
    'data: {"error": {"message": "the host is lost", "code": 502}, "choices": []}\n\n'
)


@BOTH_WAYS
@pytest.mark.parametrize(("failure", "kind"), FAILURES.values(), ids=FAILURES)
def test_what_may_pass_is_tried_again(failure: Entry, kind: str, stream: bool) -> None:
    with ChatServer([failure, failure, "yes"]) as server:
        completion = ask(server, stream=stream)
    assert (completion.text, completion.attempts) == ("yes", 3)
    with ChatServer([failure] * 5) as server, pytest.raises(ModelError) as raised:
        ask(server, stream=stream)
    assert len(server.requests) == raised.value.attempts == QUICK.attempts
    assert raised.value.kind == kind
    assert str(raised.value).startswith("some-model gave no answer in 3 tries: ")


def test_a_failure_in_the_middle_of_a_stream_is_told() -> None:
    failed = Raw(200, STREAMED_FAILURE, content_type="text/event-stream")
    with ChatServer([failed, "yes"]) as server:
        assert ask(server).attempts == 2
    with ChatServer([failed] * 3) as server, pytest.raises(ModelError, match="host is lost") as it:
        ask(server)
    assert (it.value.kind, it.value.status) == ("server", 502)


def test_a_stream_that_ends_too_early_is_no_answer() -> None:
    with ChatServer([Cut(Answer("yes, of course"), abrupt=False), "yes"]) as server:
        assert ask(server).attempts == 2


@BOTH_WAYS
def test_a_silent_server_is_tried_again(stream: bool) -> None:
    with ChatServer([Slow(), "yes"]) as server:
        completion = ask(server, stream=stream, timeout=0.3)
    assert (completion.text, completion.attempts) == ("yes", 2)


def test_signs_of_life_do_not_keep_a_call_alive_for_ever() -> None:
    with ChatServer([Dripping()] * 2) as server, pytest.raises(ModelError) as raised:
        ask(server, deadline=0.2, retries=Retries(attempts=2, first_s=0.001))
    assert raised.value.kind == "timeout"
    assert len(server.requests) == 2


def test_nobody_there_is_a_failed_connection() -> None:
    with ChatServer([]) as server:
        url = server.url
    with pytest.raises(ModelError) as raised:
        Model("some-model", base_url=url, retries=QUICK).complete(ASKED)
    assert (raised.value.kind, raised.value.attempts) == ("connection", 3)


def test_a_server_is_not_asked_before_it_wants_to_be() -> None:
    dated = status(503, retry_after=formatdate(0, usegmt=True))
    with ChatServer([status(429, retry_after="0.25"), dated, "yes"]) as server:
        ask(server)
    first, second, _ = (request.at for request in server.requests)
    assert second - first >= 0.25


def test_a_wait_without_end_is_a_failure_at_once() -> None:
    script = [status(429, "try tomorrow", retry_after="86400")]
    asks = pytest.raises(ModelError, match="try tomorrow; it asks to wait 86400 s")
    with ChatServer(script) as server, asks:
        ask(server)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (status(401), "key"),
        (status(402), "key"),
        (status(403), "key"),
        (status(400, "the prompt is too long"), "request"),
        (status(404, "no such model"), "request"),
        (status(429, "no credit", error={"code": "insufficient_quota"}), "key"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(failure: Entry, kind: str) -> None:
    with ChatServer([failure, "yes"]) as server, pytest.raises(ModelError) as raised:
        ask(server)
    assert (raised.value.kind, len(server.requests)) == (kind, 1)


@BOTH_WAYS
def test_a_refused_parameter_is_left_out_from_then_on(stream: bool) -> None:
    script = [
        refused_parameter("temperature"),
        refused_parameter("max_tokens", told=False),
        "yes",
        "yes again",
    ]
    with ChatServer(script) as server:
        model = Model("some-model", base_url=server.url, retries=QUICK, stream=stream)
        assert model.complete(ASKED).left_out == ("temperature",)
        assert model.complete(ASKED).attempts == 1
        model.close()
    assert "temperature" in server.bodies[0]
    for body in server.bodies[2:]:
        assert "temperature" not in body
        assert "max_tokens" not in body
        assert body["max_completion_tokens"] == 4096


def test_a_parameter_that_is_refused_again_is_a_failure() -> None:
    script = [refused_parameter("temperature")] * 3
    with ChatServer(script) as server, pytest.raises(ModelError, match="temperature"):
        ask(server)
    assert len(server.requests) == 2


def test_a_server_without_usage_in_streams_is_asked_without() -> None:
    with ChatServer([refused_parameter("stream_options"), "yes"]) as server:
        completion = ask(server)
    assert "stream_options" not in server.bodies[1]
    assert (completion.usage.total_tokens, completion.usage.cost) == (0, None)


@BOTH_WAYS
def test_refusals_cuts_and_reasoning_are_told(stream: bool) -> None:
    script = [
        Answer(finish="stop", more={"refusal": "I must not."}),
        Answer("x = 1", finish="length"),
        Answer("yes", more={"reasoning_content": "They want a yes."}),
    ]
    with ChatServer(script) as server:
        refused, cut, thought = (ask(server, stream=stream) for _ in range(3))
    assert (refused.text, refused.refusal) == ("", "I must not.")
    assert cut.cut
    assert not thought.cut
    assert (thought.text, thought.reasoning) == ("yes", "They want a yes.")


def test_reasoning_models_are_asked_as_they_want() -> None:
    with ChatServer(["yes", "yes", "yes"]) as server:
        ask(server, "o3-mini", provider="openai", key_env="HOME", reasoning_effort="high")
        ask(server, "openai/o3", provider="open-router", key_env="HOME", reasoning_effort="low")
        ask(server, "gpt-4o", provider="openai", key_env="HOME", max_tokens=100)
    openai, router, plain = server.bodies
    assert (openai["reasoning_effort"], openai["max_completion_tokens"]) == ("high", 16_384)
    assert "temperature" not in openai
    assert "max_tokens" not in openai
    assert router["reasoning"] == {"effort": "low"}
    assert "reasoning_effort" not in router
    assert (plain["temperature"], plain["max_completion_tokens"]) == (0.5, 100)
    with pytest.raises(ModelError, match="claude takes no reasoning effort"):
        Model("claude-sonnet-4", key_env="HOME", reasoning_effort="high")


def test_open_router_is_asked_for_the_fastest_host_and_the_cost() -> None:
    used = {"prompt_tokens": 9, "completion_tokens": 1, "total_tokens": 10, "cost": 0.0125}
    router = {"provider": "open-router", "key_env": "HOME"}
    with ChatServer([Answer("yes", usage=used)] * 3) as server:
        completion = ask(server, "meta/llama", **router)
        ask(server, "meta/llama:nitro", **router)
        ask(server, "meta/llama", sort="price", **router)
    assert completion.usage.cost == 0.0125
    first, nitro, cheap = server.bodies
    assert (first["provider"], first["usage"]) == ({"sort": "throughput"}, {"include": True})
    assert "provider" not in nitro
    assert nitro["model"] == "meta/llama:nitro"
    assert cheap["provider"] == {"sort": "price"}


def test_costs_come_from_the_users_prices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prices = tmp_path / "prices.json"
    prices.write_text('{"some-*": {"prompt": 2, "completion": 8, "cached": 0.5}}')
    used = {
        "prompt_tokens": 1000,
        "completion_tokens": 500,
        "total_tokens": 1500,
        "prompt_tokens_details": {"cached_tokens": 400},
    }
    monkeypatch.setenv("FLE_PRICES", str(prices))
    with ChatServer([Answer("yes", usage=used)] * 2) as server:
        # 600 fresh, 400 cached and 500 written tokens.
        cost = (600 * 2 + 400 * 0.5 + 500 * 8) / 1e6
        assert ask(server).usage.cost == pytest.approx(cost)
        assert ask(server, "another-model").usage.cost is None
    prices.write_text('{"some-*": {"prompt": "cheap"}}')
    with pytest.raises(ModelError, match=r"the price of 'some-\*' is an object"):
        Model("some-model", base_url="http://127.0.0.1:1")


def test_reasoning_beside_the_completion_is_counted_into_it() -> None:
    used = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 40}
    with ChatServer([Answer("yes", usage=used)]) as server:
        usage = ask(server).usage
    assert (usage.completion_tokens, usage.reasoning_tokens, usage.total_tokens) == (30, 25, 40)


def test_pictures_travel_as_parts() -> None:
    message = Message("user", (Text("What is this?"), Image("aGk="), Text("")))
    with ChatServer(["a map"]) as server:
        model = Model("some-model", base_url=server.url)
        model.complete([message])
        model.close()
    assert server.bodies[0]["messages"][0]["content"] == [
        {"type": "text", "text": "What is this?"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGk="}},
    ]


KEY = "sk-very-secret-0123456789"


def outcome_of(model: Model) -> Any:
    try:
        return model.complete(ASKED)
    except ModelError as error:
        return error


@pytest.mark.parametrize("script", [[], [status(400, f"bad key {KEY}")], [f"your key is {KEY}"]])
def test_a_key_is_shown_nowhere(
    script: list[Entry], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("FLE_MODEL_API_KEY", KEY)
    seen = ""
    # Without a script the server knows another key, and tells the wrong one.
    with ChatServer(script or ["yes"], key=None if script else "another") as server:
        model = Model("some-model", base_url=server.url, retries=QUICK)
        outcome = outcome_of(model)
        if isinstance(outcome, ModelError):
            seen += "".join(traceback.format_exception(outcome)) + repr(vars(outcome))
            assert outcome.__context__ is None
            assert outcome.__cause__ is None
        seen += repr(outcome)
        seen += repr(model) + repr(vars(model)) + str(model.options)
        with pytest.raises(TypeError, match="are not pickled"):
            pickle.dumps(model)
        model.close()
    if script:
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert "[key]" in seen
    assert KEY not in seen + caplog.text


def test_a_key_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(f"FLE_MODEL_API_KEY={KEY}\n")
    below = tmp_path / "runs"
    below.mkdir()
    monkeypatch.chdir(below)
    with ChatServer(["yes"], key=KEY) as server:
        assert ask(server).text == "yes"
    with pytest.raises(ModelError, match="there is no key for openai: set OPENAI_API_KEY in"):
        Model("gpt-4o")


def test_keys_take_turns_when_one_is_too_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLE_MODEL_API_KEY", "first-key, second-key")
    with ChatServer([status(429), "yes"]) as server:
        ask(server)
    sent = [request.headers["authorization"] for request in server.requests]
    assert sent == ["Bearer first-key", "Bearer second-key"]


def test_an_openai_account_is_named_to_openai_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-1")
    with ChatServer(["yes"]) as server:
        ask(server)
    assert "org-1" not in json.dumps(dict(server.requests[0].headers))


def test_unknown_options_are_named() -> None:
    with pytest.raises(ModelError, match="a model has no option 'temprature'; it has: provider"):
        Model("gpt-4o", temprature=1)
