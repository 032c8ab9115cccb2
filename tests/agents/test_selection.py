"""Which provider a name means, what is known of the model, and how long to wait."""

from pathlib import Path

import pytest

from fle.agents import ModelError
from fle.agents.models import PROVIDERS, Retries
from fle.agents.models.failures import wait_of
from fle.agents.models.families import FAMILIES, family_of
from fle.agents.models.keys import find_keys
from fle.agents.models.selection import find_provider, select

MEANT = {
    # As published: a slash means OpenRouter, else the provider that the name begins with.
    "anthropic/claude-3.5-sonnet": ("open-router", "anthropic/claude-3.5-sonnet"),
    "anthropic/claude-3.5-sonnet:beta": ("open-router", "anthropic/claude-3.5-sonnet:beta"),
    "meta-llama/llama-3.3-70b:nitro": ("open-router", "meta-llama/llama-3.3-70b:nitro"),
    "open-router-qwen/qwen3": ("open-router", "qwen/qwen3"),
    "claude-sonnet-4": ("claude", "claude-sonnet-4"),
    "deepseek-chat": ("deepseek", "deepseek-chat"),
    "gemini-2.5-pro": ("gemini", "gemini-2.5-pro"),
    "ollama-llama3": ("ollama", "llama3"),
    "gpt-4o-mini": ("openai", "gpt-4o-mini"),
    "o3-mini": ("openai", "o3-mini"),
    # Said outright.
    "openai:gpt-5": ("openai", "gpt-5"),
    "anthropic:claude-opus-4": ("claude", "claude-opus-4"),
    "together:meta-llama/Llama-3.3": ("together", "meta-llama/Llama-3.3"),
    "ollama:llama3:8b": ("ollama", "llama3:8b"),
    "ollama/llama3": ("ollama", "llama3"),
    "openrouter/anthropic/claude-3": ("open-router", "anthropic/claude-3"),
    "openrouter/auto": ("open-router", "openrouter/auto"),
}


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for provider in PROVIDERS:
        for name in (*provider.key_env, provider.base_url_env):
            if name:
                monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("name", "meant"), MEANT.items(), ids=MEANT)
def test_a_name_means_a_provider(name: str, meant: tuple[str, str]) -> None:
    selected = select(name)
    assert (selected.provider.name, selected.model) == meant
    assert selected.base_url == selected.provider.base_url


def test_options_come_before_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert select("claude-x", provider="together").provider.name == "together"
    own = select("gpt-4o", base_url="http://127.0.0.1:8000/v1")
    # A server of one's own is sent no other provider's key.
    assert (own.provider.name, own.base_url) == ("custom", "http://127.0.0.1:8000/v1")
    proxied = select("gpt-4o", provider="openai", base_url="http://127.0.0.1:8000/v1")
    assert (proxied.provider.name, proxied.base_url) == ("openai", "http://127.0.0.1:8000/v1")
    monkeypatch.setenv("OLLAMA_BASE_URL", "http://10.0.0.2:11434/v1")
    assert select("ollama:llama3").base_url == "http://10.0.0.2:11434/v1"


@pytest.mark.parametrize(
    ("name", "provider", "message"),
    [
        ("", None, "needs the name of a model"),
        ("mistral-large", None, "whose model is 'mistral-large'"),
        ("gpt-4o", "opnai", "no provider is called 'opnai'; there are: openai"),
        ("x", "custom", "say where 'x' is asked: base_url, or FLE_MODEL_BASE_URL"),
    ],
)
def test_a_name_that_means_nobody_says_so(name: str, provider: str | None, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        select(name, provider=provider)


def test_the_environment_comes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claude = find_provider("anthropic")
    (tmp_path / ".env").write_text("ANTHROPIC_API_KEY=from-file\nOTHER=other-key\n")
    assert find_keys(claude) == ("from-file",)
    assert find_keys(claude, "OTHER") == ("other-key",)
    monkeypatch.setenv("ANTHROPIC_API_KEYS", "one,two")
    assert find_keys(claude) == ("one", "two")
    monkeypatch.setenv("ANTHROPIC_API_KEY", " first ")
    assert find_keys(claude) == ("first",)


def test_some_need_no_key() -> None:
    assert find_keys(find_provider("ollama")) == ("no-key",)
    with pytest.raises(ModelError, match="set OPEN_ROUTER_API_KEY or OPENROUTER_API_KEY in the"):
        find_keys(find_provider("openrouter"))
    with pytest.raises(ModelError, match="set MISSING in the environment"):
        find_keys(find_provider("ollama"), "MISSING")


@pytest.mark.parametrize(
    ("model", "reasons", "temperature", "images"),
    [
        ("o3", True, False, True),
        ("o1-mini-2024-09-12", True, False, False),
        ("openai/gpt-5-mini", True, False, True),
        ("gpt-5-chat-latest", False, True, True),
        ("gpt-4o-mini", False, True, True),
        ("gpt-4", False, True, False),
        ("anthropic/claude-sonnet-4", False, True, True),
        ("deepseek-reasoner", True, True, False),
        ("qwen/qwen2.5-vl-72b-instruct", False, True, True),
        ("somebody/something", False, True, None),
    ],
)
def test_families_are_known(
    model: str, reasons: bool, temperature: bool, images: bool | None
) -> None:
    family = family_of(model)
    assert (family.reasons, family.temperature, family.images) == (reasons, temperature, images)


def test_every_family_can_be_met() -> None:
    for family in FAMILIES:
        name = family.pattern.replace("[134]", "1").replace("*", "")
        assert family_of(name).pattern == family.pattern


def test_waits_grow_and_stay_apart() -> None:
    retries = Retries(first_s=1.0, longest_s=10.0)
    for failed, longest in ((1, 1.0), (2, 2.0), (3, 4.0), (9, 10.0)):
        waits = {retries.wait_s(failed, None) for _ in range(50)}
        assert len(waits) > 1
        assert longest / 2 <= min(waits) <= max(waits) <= longest
        assert min(retries.wait_s(failed, 30.0) for _ in range(50)) >= 30.0


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0.5", "retry-after-ms": "20"}, 0.02),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "-5"}, 0.0),
    ],
)
def test_what_a_server_asks_to_wait_is_read(headers: dict[str, str], wait: float | None) -> None:
    assert wait_of(headers) == wait
