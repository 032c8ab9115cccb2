import pytest
from runtime.support import out_of_reach, scripted_session

from fle.generated.types import Position, Prototype, Resource
from fle.runtime.errors import BatchError, ConnectionLost, ToolError


def test_a_batch_is_one_request_and_its_values_are_there_afterwards():
    game, _, transport = scripted_session()
    before = transport.traffic.requests
    with game.batch() as b:
        made = [b.craft_item(Prototype.Coal, count) for count in range(1, 21)]
        place = b.nearest(Resource.Coal)
    assert transport.traffic.requests - before == 1
    assert [each.value for each in made] == list(range(1, 21))
    assert place.value == Position(x=1.5, y=-1.0)
    assert place.x == 1.5


def test_results_are_arguments_of_later_calls():
    game, _, _ = scripted_session()
    with game.batch() as b:
        stock = b.inspect_inventory()
        said = b.print(stock["coal"], stock.wood, b.score()[0], [stock["coal"], 1])
    assert said.value == "8\t2\t1.5\t[8, 1]"


def test_a_handle_is_its_value_after_the_block():
    game, _, _ = scripted_session()
    with game.batch() as b:
        made = b.craft_item(Prototype.Coal, 7)
        scores = b.score()
    assert made == 7
    assert int(made) + 1 == 8
    assert str(made) == "7"
    assert list(scores) == [1.5, 0]
    assert len(scores) == 2
    assert scores[0] == 1.5
    assert 1.5 in scores
    assert game.print(made) == "7"


@pytest.mark.parametrize(
    "read", [str, int, float, bool, len, list, lambda h: h == 1, lambda h: h.value, hash]
)
def test_a_value_cannot_be_read_before_the_block_ends(read):
    game, server, _ = scripted_session()
    with pytest.raises(BatchError, match="not known before"), game.batch() as b:
        read(b.score())
    assert server.applied == []


def test_the_first_fault_is_raised_and_the_rest_is_skipped():
    game, server, _ = scripted_session(nearest=out_of_reach)
    b = game.batch()
    with pytest.raises(ToolError, match=r"12\.5") as caught, b:
        first = b.craft_item(Prototype.Coal, 2)
        failed = b.nearest(Resource.Coal)
        skipped = b.craft_item(Prototype.Coal, 3)
    assert caught.value.call == 1
    assert [name for name, _ in server.applied] == ["craft_item", "nearest"]
    assert first.value == 2
    assert failed.error is caught.value
    with pytest.raises(BatchError, match="skipped"):
        skipped.value  # noqa: B018


def test_with_continue_all_are_carried_out_and_all_faults_reachable():
    game, server, _ = scripted_session(nearest=out_of_reach)
    b = game.batch(on_error="continue")
    with pytest.raises(ToolError) as caught, b:
        b.nearest(Resource.Coal)
        made = b.craft_item(Prototype.Coal, 2)
        b.nearest(Resource.IronOre)
    assert made.value == 2
    assert len(server.applied) == 3
    assert b.errors == [caught.value, *caught.value.others]
    assert [error.call for error in b.errors] == [0, 2]


def test_nothing_is_sent_when_the_block_is_left_by_an_exception():
    game, server, _ = scripted_session()
    with pytest.raises(KeyError), game.batch() as b:
        handle = b.craft_item(Prototype.Coal)
        raise KeyError("of the caller")
    assert server.applied == []
    with pytest.raises(BatchError, match="nothing of the batch was sent"):
        handle.value  # noqa: B018


def test_calls_that_take_time_go_on_with_the_rest():
    game, server, _ = scripted_session()
    with game.batch() as b:
        b.sleep(1)
        made = b.craft_item(Prototype.Coal, 2)
        b.sleep(2)
    assert made.value == 2
    assert server.tick == 180


def test_a_batch_longer_than_a_frame_goes_out_in_several():
    game, server, transport = scripted_session(frame_limit=600)
    before = transport.traffic.requests
    with game.batch() as b:
        stock = b.inspect_inventory()
        made = [b.print("x" * 50, stock["coal"], index) for index in range(100)]
    assert 10 <= transport.traffic.requests - before <= 20
    assert len(server.applied) == 101
    assert made[99].value.split("\t")[1:] == ["8", "99"]


def test_a_split_batch_stops_at_its_first_fault():
    game, server, _ = scripted_session(frame_limit=300, nearest=out_of_reach)
    with pytest.raises(ToolError), game.batch() as b:
        b.nearest(Resource.Coal)
        for _ in range(50):
            b.print("x" * 50)
    assert len(server.applied) == 1


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_line_that_breaks_inside_a_batch_loses_and_repeats_nothing(moment):
    game, server, transport = scripted_session()
    cuts = [1]

    def cut(_):
        if cuts:
            cuts.pop()
            raise ConnectionLost("cut")

    setattr(transport, moment, cut)
    with game.batch() as b:
        made = [b.craft_item(Prototype.Coal, count) for count in (1, 2, 3)]
    assert [each.value for each in made] == [1, 2, 3]
    assert len(server.applied) == 3


def test_a_handle_of_another_open_batch_is_refused():
    game, _, _ = scripted_session()
    with pytest.raises(BatchError, match="another batch"), game.batch() as one:
        stranger = one.score()
        with game.batch() as two:
            two.print(stranger)


def test_a_handle_of_a_finished_batch_is_a_value():
    game, _, _ = scripted_session()
    with game.batch() as one:
        score = one.score()
    with game.batch() as two:
        said = two.print(score[0])
    assert said.value == "1.5"


def test_a_batch_is_used_once_and_inside_its_block():
    game, _, _ = scripted_session()
    b = game.batch()
    with pytest.raises(BatchError, match="outside its block"):
        b.score()
    with b:
        b.score()
    with pytest.raises(BatchError, match="outside its block"):
        b.score()
    with pytest.raises(BatchError, match="used once"), b:
        pass


def test_an_empty_batch_sends_nothing():
    game, _, transport = scripted_session()
    before = transport.traffic.requests
    with game.batch():
        pass
    assert transport.traffic.requests == before


def test_an_unknown_mode_is_refused():
    game, _, _ = scripted_session()
    with pytest.raises(ValueError, match="on_error"):
        game.batch(on_error="ignore")
