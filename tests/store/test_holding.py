"""A run is carried out by one process at a time, also after one that was killed."""

import subprocess
import sys

import pytest

from fle.store import Store, StoreError

HOLD = """
import sys, time
from fle.store import Store
with Store(sys.argv[1]) as store, store.held(int(sys.argv[2])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_run_is_held_by_one_process_and_free_once_that_is_killed(store_address):
    with Store(store_address) as store:
        first, second = store.create_run("one"), store.create_run("two")
        other = subprocess.Popen(
            [sys.executable, "-c", HOLD, store_address, str(first.id)], stdout=subprocess.PIPE
        )
        with other:
            assert other.stdout is not None
            assert other.stdout.readline() == b"held\n"
            with (
                pytest.raises(StoreError, match=f"run {first.id} is being carried out by another"),
                store.held(first.id),
            ):
                pass
            with store.held(second.id):
                assert store.run(second.id).name == "two"
            other.kill()
        with store.held(first.id):
            assert store.run(first.id).name == "one"
