import pytest
from runtime.support import broken, out_of_reach, scripted_session

import fle
from fle.generated.errors import ERRORS
from fle.generated.types import Position, Prototype, Resource
from fle.runtime.errors import (
    ConnectionLost,
    EngineError,
    ProtocolError,
    SchemaError,
    ToolError,
    TransportError,
)


def test_a_call_returns_a_typed_value():
    game, _, _ = scripted_session()
    assert game.nearest(Resource.Coal) == Position(x=1.5, y=-1.0)


def test_what_equals_its_default_is_left_off():
    game, server, _ = scripted_session()
    game.craft_item(Prototype.Coal, 1)
    game.craft_item(Prototype.Coal, 2)
    (_, first), (_, second) = server.applied
    assert len(first) == 1
    assert second[1:] == (2,)


def test_a_fault_is_its_own_exception_with_text_and_data():
    game, _, _ = scripted_session(craft_item=out_of_reach)
    with pytest.raises(ERRORS["out_of_reach"]) as caught:
        game.craft_item(Prototype.Coal)
    assert isinstance(caught.value, ToolError)
    assert caught.value.data["distance"] == 12.5
    assert caught.value.tool == "craft_item"
    assert "12.5" in str(caught.value)


def test_a_fault_that_nobody_listed_is_a_tool_error():
    def strange(*_):
        from fle.runtime.scripted import ScriptedFault

        raise ScriptedFault("brand_new", depth=3)

    game, _, _ = scripted_session(craft_item=strange)
    with pytest.raises(ToolError, match=r"brand_new.*3"):
        game.craft_item(Prototype.Coal)


def test_a_lua_error_is_reported_and_the_next_call_works():
    game, _, _ = scripted_session(craft_item=broken)
    with pytest.raises(ToolError, match="attempt to index nil"):
        game.craft_item(Prototype.Coal)
    assert list(game.score()) == [1.5, 0]


def test_a_tool_that_the_server_lacks_is_a_fault_and_the_next_call_works():
    game, _, _ = scripted_session(without=["craft_item"])
    with pytest.raises(ToolError) as caught:
        game.craft_item(Prototype.Coal)
    assert caught.value.code == "unknown_tool"
    assert list(game.score()) == [1.5, 0]


def test_a_value_that_cannot_travel_is_refused_before_anything_is_sent():
    game, server, _ = scripted_session()
    with pytest.raises(TypeError, match="object"):
        game.craft_item(object())
    assert server.applied == []


def test_a_call_that_takes_time_lets_the_ticks_pass():
    game, server, _ = scripted_session()
    assert game.sleep(10) is True
    assert server.tick == 600
    assert game.tick == 600


def test_a_stale_schema_names_both_sides_and_the_repair():
    with pytest.raises(SchemaError, match=r"fle mod build|schema_mismatch"):
        scripted_session(schema_hash="0123456789abcdef")


def test_a_request_that_never_arrived_is_sent_again():
    game, server, transport = scripted_session()
    losses = [1, 1]

    def lose(_):
        if losses:
            losses.pop()
            raise ConnectionLost("cut before")

    transport.before = lose
    assert game.craft_item(Prototype.Coal, 2) == 2
    assert len(server.applied) == 1
    assert game.traffic.resends == 2


def test_a_request_whose_answer_was_lost_is_not_done_twice():
    game, server, transport = scripted_session()
    losses = [1]

    def lose(_):
        if losses:
            losses.pop()
            raise ConnectionLost("cut after")

    transport.after = lose
    assert game.craft_item(Prototype.Coal, 3) == 3
    assert len(server.applied) == 1


def test_a_line_that_stays_broken_is_given_up_in_time():
    game, _, transport = scripted_session()

    def lose(_):
        raise ConnectionLost("cut")

    transport.before = lose
    with pytest.raises(TransportError, match="within 1 s"):
        game.score()
    transport.before = lambda _: None
    assert list(game.score()) == [1.5, 0]


def test_a_call_that_was_given_up_while_it_takes_time_blocks_nothing():
    game, server, transport = scripted_session()

    def lose(_):
        raise ConnectionLost("cut")

    transport.after = lose
    with pytest.raises(TransportError, match="within 1 s"):
        game.sleep(3600)
    transport.after = lambda _: None
    assert game.craft_item(Prototype.Coal, 2) == 2
    assert server.paused
    assert game.tick == 0


def test_a_long_answer_is_fetched_in_pieces():
    game, _, transport = scripted_session(print=lambda *_: "x" * 10_000, piece=512)
    before = transport.traffic.requests
    assert game.print("anything") == "x" * 10_000
    assert transport.traffic.requests - before > 20


def test_an_answer_that_is_no_msgpack_is_a_protocol_error():
    game, _, transport = scripted_session()
    transport.execute, real = lambda message: b"\xc1\xff\x00", transport.execute
    with pytest.raises(ProtocolError, match="not msgpack"):
        game.score()
    transport.execute = real
    assert list(game.score()) == [1.5, 0]


def test_a_server_that_forgot_the_session_says_so():
    game, server, _ = scripted_session()
    server._sessions.clear()
    with pytest.raises(ProtocolError, match="unknown_session"):
        game.score()


def test_the_traffic_is_counted():
    game, _, _ = scripted_session()
    before = game.traffic.bytes_out
    game.craft_item(Prototype.Coal, 5)
    assert game.traffic.calls == 1
    assert 0 < game.traffic.bytes_out - before < 20


def test_snapshots_need_the_embedded_server():
    game, _, _ = scripted_session()
    assert not game.can_copy
    for attempt in (game.snapshot, game.state_hash, game.copy, lambda: game.restore(b"")):
        with pytest.raises(EngineError, match="save_state"):
            attempt()


def test_an_observer_hears_of_every_call():
    game, _, _ = scripted_session()
    heard = []
    game.observer = lambda tool, value: heard.append((tool, value))
    game.craft_item(Prototype.Coal, 4)
    game.observer = None
    game.craft_item(Prototype.Coal, 5)
    assert heard == [("craft_item", 4)]


def test_session_names_hide_no_tool():
    from fle.generated.client import Client
    from fle.runtime.batch import BatchCalls
    from fle.runtime.session import SessionCalls

    tools = {name for name in dir(Client) if not name.startswith("_")}
    own = {name for cls in (SessionCalls, BatchCalls) for name in vars(cls)}
    assert not {name for name in own & tools if not name.startswith("_")}


@pytest.mark.parametrize("address", ["nowhere", "127.0.0.1", "127.0.0.1:x", ":1", "h:99999"])
def test_an_address_is_host_and_port(address):
    with pytest.raises(TransportError, match="HOST:PORT"):
        fle.connect(address, password="p")


def test_options_of_the_embedded_server_are_refused_elsewhere():
    with pytest.raises(ValueError, match="seed"):
        fle.connect("127.0.0.1:1", password="p", seed=3)
    with pytest.raises(ValueError, match="password"):
        fle.connect("127.0.0.1:1")
