"""The wall of the system, without the language's gate: plain Python in a locked worker."""

import os
import sys

import pytest
from red_team.raw import RawProcess

from fle.interpreter import ProgramProcess

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these walls")

SECRET = "a-secret-" + "of-the-parent"

REFUSED = {
    "read a file": "open('/etc/passwd')",
    "read through the loader": "importlib._bootstrap_external.FileLoader('x', '/etc/passwd')"
    ".get_data('/etc/passwd')",
    "write a file": "open('/tmp/fle-red-team', 'w')",
    "read its environment": "open('/proc/self/environ')",
    "read the parent's memory": "open(f'/proc/{os.getpid()}/mem')",
    "list a folder": "os.listdir('/')",
    "look at a file": "os.stat('/')",
    "make a folder": "os.mkdir('/tmp/fle-red-team')",
    "remove a file": "os.unlink('/tmp/x')",
    "follow a link": "os.readlink('/proc/self/exe')",
    "change folder": "os.chdir('/')",
    "change root": "os.chroot('..')",
    "a file in memory": "os.memfd_create('x')",
    "another descriptor": "os.dup(line.descriptors[0])",
    "a pipe": "os.pipe()",
    "a socket": "socket.socket()",
    "a raw socket": "socket.socket(socket.AF_INET, socket.SOCK_RAW)",
    "a local socket": "socket.socket(socket.AF_UNIX)",
    "a pair of sockets": "socket.socketpair()",
    "a netlink socket": "call(41, 16, 3, 0)",
    "fork": "os.fork()",
    "fork by another name": "call(57)",
    "vfork": "call(58)",
    "clone": "call(56, 17, 0, 0, 0, 0)",
    "clone3": "call(435, 0, 0)",
    "exec": "os.execv('/bin/true', ['true'])",
    "execveat": "call(322, -100, 0, 0, 0, 0)",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "subprocess": "subprocess.run(['/bin/true'])",
    "a shell": "os.popen('true')",
    "kill the parent": "os.kill(os.getppid(), 9)",
    "kill everybody": "os.kill(-1, 9)",
    "kill its group": "os.kill(0, 9)",
    "kill by thread": "call(234, 1, 1, 9)",
    "kill by descriptor": "call(424, 3, 9, 0, 0)",
    "a descriptor of a process": "os.pidfd_open(os.getpid())",
    "trace": "call(101, 16, 1, 0, 0)",
    "read another's memory": "call(310, 1, 0, 0, 0, 0, 0)",
    "write another's memory": "call(311, 1, 0, 0, 0, 0, 0)",
    "limits of the parent": "resource.prlimit(os.getppid(), resource.RLIMIT_CPU)",
    "own limits": "call(302, 0, 9, 0, 0)",
    "become root": "os.setuid(0)",
    "become a group": "os.setgid(0)",
    "new namespaces": "call(272, 0x10000000)",
    "another namespace": "call(308, 3, 0)",
    "mount": "call(165, 0, 0, 0, 0, 0)",
    "lift the filter": "call(317, 0, 0, 0)",
    "be dumpable": "call(157, 4, 1, 0, 0, 0)",
    "an io_uring": "call(425, 1, 0)",
    "a bpf program": "call(321, 0, 0, 0)",
    "performance events": "call(298, 0, 0, 0, 0, 0)",
    "keys": "call(250, 0, 0)",
    "user faults": "call(323, 0)",
    "shared memory": "call(29, 0, 4096, 0o1000)",
    "messages": "call(68, 0, 0o1000)",
    "ports": "call(172, 3)",
    "a module of the kernel": "call(175, 0, 0, 0)",
    "restart the machine": "call(169, 0, 0, 0, 0)",
    "machine code": "mmap.mmap(-1, 4096, prot=mmap.PROT_EXEC | mmap.PROT_READ)",
    "code of what was data": "call(10, id(line) // 4096 * 4096, 4096, 5)",
    "signals": "signal.signal(signal.SIGALRM, signal.SIG_IGN)",
    "an alarm by timer": "call(222, 0, 0, 0)",
    "the clock": "call(227, 0, 0)",
    "processors": "os.sched_setaffinity(0, [0])",
    "priority": "os.setpriority(0, 0, -5)",
    "poll": "select.poll().register(0) or select.poll().poll(0) or call(7, 0, 0, 0)",
    "epoll": "select.epoll()",
    "flags of the line": "os.set_blocking(line.descriptors[0], False)",
    "a terminal": "call(16, line.descriptors[0], 0x5412, 0)",
    "name of the machine": "os.uname()",
}


@pytest.fixture(scope="module")
def raw(room):
    os.environ["FLE_RED_TEAM"] = SECRET
    programs = RawProcess(room.game, room.programs.limits)
    yield programs
    programs.close()
    del os.environ["FLE_RED_TEAM"]


@pytest.fixture
def wall(room, raw):
    return type(room)(room.game, raw)


@pytest.mark.parametrize("name", REFUSED)
def test_the_system_refuses(wall, name):
    if os.uname().machine != "x86_64" and "call(" in REFUSED[name]:
        pytest.skip("numbers of system calls are those of x86-64")
    wall.refuse(REFUSED[name], "PermissionError", "Operation not permitted")


def test_a_thread_cannot_be_started(wall):
    wall.refuse("threading.Thread(target=print).start()", "RuntimeError", "can't start new thread")


def test_another_calling_convention_ends_the_process(wall):
    if os.uname().machine != "x86_64":
        pytest.skip("x32 is of x86-64")
    wall.refuse("call(0x40000000 + 39)", "ProcessError", "ended by itself")


def test_memory_has_an_end_for_everybody(wall):
    wall.refuse("mmap.mmap(-1, 10**9)", "OSError", "Cannot allocate memory")


def test_only_the_line_is_open(wall):
    source = """
import errno
found = []
for descriptor in range(200):
    if descriptor in line.descriptors: continue
    try:
        os.write(descriptor, b'')
    except OSError as error:
        if error.errno == errno.EBADF: continue
    found.append(descriptor)
print(found, dict(os.environ), len(set(line.descriptors)))
"""
    assert wall.programs.run(source).output.endswith("([], {}, 2)")


def test_nothing_of_the_parent_is_in_memory(wall):
    source = f"""
text = {SECRET[:9]!r} + {SECRET[9:]!r}
held = [name for name in sys.modules if name.partition('.')[0] in ('lupa', 'factorio_rcon')]
held += [name for name in sys.modules if name.startswith(('fle.engine', 'fle.tasks'))]
seen = [each for each in gc.get_objects() if type(each) in (dict, list, tuple)]
def holds(each):
    values = each.values() if type(each) is dict else each
    return each is not globals() and any(v is not text and v == text for v in list(values)
                                         if type(v) is str)
print(held, any(map(holds, seen)))
"""
    assert wall.programs.run(source).output.endswith("([], False)")


def test_the_guarantees_name_what_was_just_shown(room):
    held = {guarantee.name for guarantee in room.programs.guarantees}
    assert {"PROCESS", "SYSTEM_CALLS", "OPEN_FILES", "PROCESSES", "MEMORY", "PARENT"} <= held


def test_an_unlocked_program_still_has_its_time(wall, quick):
    wall.refuse("while True: pass", "TimeLimit", "its process was ended", seconds=0.2)


def test_raw_is_for_tests_alone(room):
    """No setting of an executor leads to a worker without the language's gate."""
    with pytest.raises(TypeError):
        ProgramProcess(room.game, raw=True)
    room.refuse("import os\nos.fork()", "ImportError")
