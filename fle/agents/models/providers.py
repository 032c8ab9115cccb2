"""The providers of models, as their documentation of the chat completions API describes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Provider:
    """Where models are asked, and what is particular there.

    Attributes:
        name: What users call it.
        base_url: Where its API begins; "" for one that has to be named.
        key_env: Environment variables that may hold its key; the first that is set counts.
        base_url_env: The environment variable that replaces `base_url`.
        needs_key: Whether it can be asked without a key.
        other_names: Other names for it.
        model_prefixes: Beginnings of model names that mean it.
        strips: Beginnings of model names that mean it and are not part of the model's name there.
        limit: The parameter that limits the tokens of an answer.
        effort: The form in which it takes a reasoning effort; None when it takes none.
        sorts: Whether it takes a preference among those that host a model.
        reports_cost: Whether it tells the price of a call when asked to.
    """

    name: str
    base_url: str
    key_env: tuple[str, ...]
    base_url_env: str | None = None
    needs_key: bool = True
    other_names: tuple[str, ...] = ()
    model_prefixes: tuple[str, ...] = ()
    strips: tuple[str, ...] = ()
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    effort: Literal["reasoning_effort", "reasoning"] | None = "reasoning_effort"
    sorts: bool = False
    reports_cost: bool = False


OPENAI = Provider(
    name="openai",
    base_url="https://api.openai.com/v1",
    key_env=("OPENAI_API_KEY",),
    base_url_env="OPENAI_BASE_URL",
    model_prefixes=("openai", "gpt-", "chatgpt-", "o1", "o3", "o4"),
    limit="max_completion_tokens",
)
CLAUDE = Provider(
    name="claude",
    base_url="https://api.anthropic.com/v1/",
    key_env=("ANTHROPIC_API_KEY", "CLAUDE_API_KEY", "ANTHROPIC_API_KEYS"),
    base_url_env="ANTHROPIC_BASE_URL",
    other_names=("anthropic",),
    model_prefixes=("claude",),
    # Its chat endpoint ignores a reasoning effort, and thinks when `extra` says so.
    effort=None,
)
OPEN_ROUTER = Provider(
    name="open-router",
    base_url="https://openrouter.ai/api/v1",
    key_env=("OPEN_ROUTER_API_KEY", "OPENROUTER_API_KEY"),
    base_url_env="OPENROUTER_BASE_URL",
    other_names=("openrouter", "open_router"),
    strips=("open-router-", "open-router/"),
    effort="reasoning",
    sorts=True,
    reports_cost=True,
)
TOGETHER = Provider(
    name="together",
    base_url="https://api.together.xyz/v1",
    key_env=("TOGETHER_API_KEY", "TOGETHERAI_API_KEY", "TOGETHER_AI_API_KEY"),
    other_names=("together-ai", "togetherai"),
    model_prefixes=("together",),
)
DEEPSEEK = Provider(
    name="deepseek",
    base_url="https://api.deepseek.com",
    key_env=("DEEPSEEK_API_KEY",),
    model_prefixes=("deepseek",),
)
GEMINI = Provider(
    name="gemini",
    base_url="https://generativelanguage.googleapis.com/v1beta/openai/",
    key_env=("GEMINI_API_KEY", "GOOGLE_API_KEY"),
    other_names=("google",),
    model_prefixes=("gemini",),
)
OLLAMA = Provider(
    name="ollama",
    base_url="http://localhost:11434/v1",
    key_env=("OLLAMA_API_KEY",),
    base_url_env="OLLAMA_BASE_URL",
    needs_key=False,
    strips=("ollama-", "ollama/"),
)
CUSTOM = Provider(
    name="custom",
    base_url="",
    key_env=("FLE_MODEL_API_KEY",),
    base_url_env="FLE_MODEL_BASE_URL",
    needs_key=False,
)

PROVIDERS = (OPENAI, CLAUDE, OPEN_ROUTER, TOGETHER, DEEPSEEK, GEMINI, OLLAMA, CUSTOM)
