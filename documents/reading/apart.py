"""Reading in a process of its own: a file from anyone may be made to eat time and memory or to crash its reader.

The process gets the bytes on its standard input, none of our environment, hard limits, and answers in JSON. Whatever
happens in it, here it is a text or Unreadable.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from documents.reading.encodings import Decoded
from documents.reading.limits import LIMITS, Limits
from documents.reading.source import LeftOut, Unreadable, summary

ROOT = Path(__file__).parent.parent.parent
START = "import sys; sys.path.insert(0, sys.argv[1]); from documents.reading.child import main; main()"
GRACE = 60  # seconds the process may wait for a busy processor besides what it uses


def read_apart(kind: str, name: str, content: bytes, limits: Limits = LIMITS) -> Decoded:
    """Read `content` with the reader of `kind` (`web`, `word`, `pdf`). Raises Unreadable."""
    command = [sys.executable, "-I", "-B", "-c", START, str(ROOT), kind, name, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, no shell; the name is an argument, never a path
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONUTF8": "1"},
            cwd="/",
            timeout=limits.seconds + GRACE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"{name}：读取超过 {limits.seconds + GRACE} 秒，已停止") from None
    return _understood(name, done.returncode, done.stdout, limits)


def _understood(name: str, code: int, answer: bytes, limits: Limits) -> Decoded:
    if code:
        over = -code in (9, 24)  # SIGKILL and SIGXCPU: the limit on seconds
        why = f"读取超过 {limits.seconds} 秒，已停止" if over else "文件损坏或过于复杂，读取程序中止"
        raise Unreadable(f"{name}：{why}")
    told = json.loads(answer)
    if "refused" in told:
        raise Unreadable(f"{name}：{told['refused']}")
    left_out = tuple(LeftOut(**piece) for piece in told["left_out"])
    return Decoded(told["text"], told["encoding"], (*told["warnings"], *summary(left_out)), left_out)
