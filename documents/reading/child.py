"""The process that reads one file: limits on itself first, then the reader, then the answer in JSON."""

import importlib
import json
import re
import sys
from dataclasses import replace

from documents.reading.encodings import Decoded
from documents.reading.limits import Limits
from documents.reading.source import Unreadable

READERS = {
    "markdown": "documents.reading.markdown",
    "web": "documents.reading.web.page",
    "word": "documents.reading.word.document",
    "pdf": "documents.reading.pdf.document",
}


NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")  # no database takes a null or half of a surrogate pair


def main() -> None:
    """argv: folder of the program, kind, name, limits in JSON; the file is standard input."""
    _, _, kind, name, told = sys.argv
    limits = Limits(**json.loads(told))
    confine(limits)
    answer = _answer(kind, name, limits)
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _answer(kind: str, name: str, limits: Limits) -> dict[str, object]:
    try:
        content = sys.stdin.buffer.read()
        decoded: Decoded = importlib.import_module(READERS[kind]).read(name, content, limits)
        decoded = decoded._replace(
            text=_storable(decoded.text),
            left_out=tuple(replace(piece, text=_storable(piece.text)) for piece in decoded.left_out),
        )
        check_text(decoded, limits)
    except Unreadable as refusal:
        return {"refused": str(refusal).removeprefix(f"{name}：")}
    except MemoryError:
        return {"refused": "读取所需内存超过上限"}
    except RecursionError:
        return {"refused": "嵌套过深，无法读取"}
    except Exception as error:
        return {"refused": f"文件损坏或不合规范，无法读取（{type(error).__name__}）"}
    left_out = [{"reason": each.reason, "text": each.text, "page": each.page} for each in decoded.left_out]
    return {
        "text": decoded.text,
        "encoding": decoded.encoding,
        "warnings": decoded.warnings,
        "left_out": left_out,
    }


def _storable(text: str) -> str:
    return NO_CHARACTER.sub("\ufffd", text)


def check_text(decoded: Decoded, limits: Limits) -> None:
    """Refuse what has no text, or more than anyone could read."""
    if not decoded.text.strip():
        raise Unreadable("没有读到文字")
    size = len(decoded.text) + sum(len(piece.text) for piece in decoded.left_out)
    if size > limits.characters:
        raise Unreadable(f"文字超过上限 {limits.characters} 字")


def confine(limits: Limits) -> None:
    """Bind this process: time, memory, no files written, no core dump. Systems without a limit go without it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for which, soft, hard in (
        (resource.RLIMIT_CPU, limits.seconds, limits.seconds + 1),
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, 64, 64),
    ):
        try:
            resource.setrlimit(which, (soft, hard))
        except (ValueError, OSError):
            continue
