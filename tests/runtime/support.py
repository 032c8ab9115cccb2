"""A scripted server with a few of the package's tools, for tests of what is above the wire."""

from fle.runtime.connection import connect
from fle.runtime.interface import package_interface
from fle.runtime.scripted import ScriptedFault, ScriptedServer, ScriptedTransport, Wait


def out_of_reach(*_):
    raise ScriptedFault("out_of_reach", source="the chest", distance=12.5, reach=10)


def broken(*_):
    raise ScriptedFault("internal", message="tools/craft_item.lua:3: attempt to index nil")


TOOLS = {
    "craft_item": lambda entity, quantity=1: quantity,
    "extract_item": out_of_reach,
    "inspect_inventory": lambda entity=None: {"coal": 8, "wood": 2},
    "nearest": lambda kind: [384, -256],
    "print": lambda *values: "\t".join(map(str, values)),
    "score": lambda: [1.5, 0],
    "sleep": lambda seconds: Wait(int(seconds * 60), True),
}


def scripted_server(schema_hash=None, without=(), **options):
    interface = package_interface()
    tools = {
        name: (tool.index, options.pop(name, TOOLS.get(name)))
        for name, tool in interface.tools.items()
        if name in TOOLS and name not in without
    }
    return ScriptedServer(tools, schema_hash=schema_hash or interface.schema_hash, **options)


def scripted_session(**options):
    server = scripted_server(**options)
    transport = ScriptedTransport(server)
    return connect(transport, timeout=1.0), server, transport
