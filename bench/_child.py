"""Run a command and write to a file what it took, as JSON. It stays small, so that its memory does not count.

    python -I -S _child.py RESULT OUTPUT COMMAND...

A process begins with the peak memory of the one that started it, which is why
the harness does not start commands by itself.
"""

import os
import sys
import time


def main(result: str, output: str, *command: str) -> None:
    """Run the command with its output in a file."""
    fd = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    null = os.open(os.devnull, os.O_RDWR)
    begin = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, fd, 1), (os.POSIX_SPAWN_DUP2, fd, 2)]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    with open(result, "w") as file:  # noqa: PTH123 - pathlib would make this process larger
        code = os.waitstatus_to_exitcode(status)
        file.write(f'{{"wall": {wall!r}, "cpu": {usage.ru_utime + usage.ru_stime!r}, "peak": {peak}, "code": {code}}}')


main(*sys.argv[1:])
