"""What nobody could run is refused before a run is made of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fle.agents import ModelError
from fle.eval import EvalError
from fle.eval.readiness import require_ready
from fle.eval.request import read_request, request_new
from fle.store import Store


def asked(**keys: Any) -> Any:
    return read_request(None, {"tasks": ["iron_ore_throughput"], **keys})


@pytest.fixture
def keyless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("FLE_RCON_PASSWORD", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("keyless")
@pytest.mark.parametrize(
    ("keys", "kind", "text"),
    [
        ({"models": ["nobodys"]}, ModelError, "whose model is 'nobodys'"),
        ({"models": ["openai:gpt-4o"]}, ModelError, "there is no key for openai"),
        ({"agents": ["scripted"], "servers": ["here"]}, EvalError, "'here' is no server"),
        ({"agents": ["scripted"], "servers": ["here:1"]}, EvalError, "the RCON password of here:1"),
    ],
)
def test_a_run_that_cannot_be_carried_out_is_not_made(
    tmp_path: Path, keys: dict[str, Any], kind: type[Exception], text: str
) -> None:
    with Store(tmp_path / "results.db") as store:
        with pytest.raises(kind, match=text):
            request_new(store, asked(**keys), new=False)
        assert store.runs() == []


@pytest.mark.usefixtures("keyless")
def test_keys_for_ray_are_those_of_other_machines() -> None:
    run = asked(models=["openai:gpt-4o"])
    require_ready(run.plan.entries, replace(run.execution, ray=True))


@pytest.mark.usefixtures("keyless")
def test_a_server_of_ones_own_needs_no_key() -> None:
    run = asked(models=[{"name": "mine", "base_url": "http://localhost:1/v1"}])
    require_ready(run.plan.entries, run.execution)
