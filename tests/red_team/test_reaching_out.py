"""Programs that try to read files and the environment, to open sockets and to start processes."""

import pytest

IMPORTS = """
    os os.path posix sys io.open pathlib shutil tempfile glob fileinput linecache traceback
    importlib importlib.util pkgutil runpy zipimport builtins inspect ctypes cffi mmap
    socket ssl urllib.request http.client asyncio select selectors subprocess multiprocessing
    threading _thread concurrent.futures signal resource atexit gc pickle marshal shelve sqlite3
    site platform pwd getpass logging code pdb lupa msgpack fcntl pty
"""

OPENING = {
    "open": ("open('/etc/passwd').read()", "PermissionError", "programs have no files"),
    "builtins": ("__builtins__['open']('/etc/passwd')", "PermissionError", "no files"),
    "eval": ("eval('open')('/etc/passwd')", "PermissionError", "cannot run text as code"),
    "exec": ("exec('import os')", "PermissionError", "cannot run text as code"),
    "compile": ("compile('import os', '', 'exec')", "PermissionError", "text as code"),
    "input": ("input('password: ')", "PermissionError", "nobody is there"),
    "breakpoint": ("breakpoint()", "PermissionError", "nobody is there"),
    "help": ("help('modules')", "PermissionError", "fle manual"),
    "io.open": ("import io\nio.open('/etc/passwd')", "AttributeError", "open"),
    "io.FileIO": ("import io\nio.FileIO('/etc/passwd')", "AttributeError", "FileIO"),
    "from io": ("from io import open_code", "ImportError", "open_code"),
    "io.os": ("import io\nio.os.environ", "AttributeError", "os"),
    "random._os": ("import random\nrandom._os.environ", "AttributeError", "_os"),
    "SystemRandom": ("import random\nrandom.SystemRandom()", "AttributeError", "SystemRandom"),
    "uuid.getnode": ("import uuid\nuuid.getnode()", "AttributeError", "getnode"),
    "json.load": ("import json\njson.load", "AttributeError", "load"),
    "dataclasses.sys": ("import dataclasses\ndataclasses.sys.modules", "AttributeError", "sys"),
    "collections._sys": ("import collections\ncollections._sys", "AttributeError", "_sys"),
    "contextlib.os": ("import contextlib\ncontextlib.os", "AttributeError", "os"),
    "calendar.sys": ("import calendar\ncalendar.sys", "AttributeError", "sys"),
    "statistics.sys": ("import statistics\nstatistics.sys", "AttributeError", "sys"),
    "file_digest": ("import hashlib\nhashlib.file_digest", "AttributeError", "file_digest"),
    "type hints": ("import typing\ntyping.get_type_hints", "AttributeError", "get_type_hints"),
    "types": ("import types\ntypes.FunctionType", "AttributeError", "FunctionType"),
    "code type": ("import types\ntypes.CodeType", "AttributeError", "CodeType"),
    "loader": ("__loader__.get_data('/etc/passwd')", "NameError", "__loader__"),
    "spec": ("__spec__.loader", "NameError", "__spec__"),
    "file": ("__file__", "NameError", "__file__"),
    "license": ("license._Printer__filenames", "NameError", "license"),
    "import hook": ("__import__('os', level=0).environ", "ImportError", "not available"),
    "relative import": ("from . import os", "ImportError", "not available"),
    "import *": ("from os import *", "ImportError", "not available"),
    "nul in a name": ("__import__('os\\0')", "ImportError", "not available"),
    "surrogate in a name": ("__import__('\\ud800')", "ImportError", "not available"),
    "reload": ("import math\nmath.__spec__.loader", "AttributeError", "not available"),
    "codecs": ("'x'.encode('mbcs')", "LookupError", "mbcs"),
    "codec by path": ("'x'.encode('../../etc/passwd')", "LookupError", "unknown encoding"),
}


@pytest.mark.parametrize("name", OPENING)
def test_what_leads_out_is_not_there(room, name):
    room.refuse(*OPENING[name])


def test_no_other_module_can_be_imported(room):
    lines = [
        f"try:\n    import {name}\nexcept ImportError as e:\n    assert 'not available' in str(e)\n"
        f"else:\n    print('reached {name}')"
        for name in IMPORTS.split()
    ]
    result = room.programs.run("\n".join(lines))
    assert result.error is None
    assert result.output == ""
    room.refuse("import subprocess\nsubprocess.run(['id'])", "ImportError", "processes")
    room.refuse("import socket\nsocket.socket()", "ImportError", "network")


@pytest.mark.parametrize("name", ["fle", "fle.runtime.session", "fle.interpreter", "__main__"])
def test_the_package_itself_cannot_be_imported(room, name):
    room.refuse(f"import {name}", "ImportError")
