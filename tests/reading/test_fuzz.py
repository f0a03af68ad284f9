"""Any change to a real file gives a text that the parser covers, or one sentence of refusal; nothing else, ever.

The readers run in this process here, without the one that guards them: what they raise is seen. GOVTRACK_FUZZ=20000
makes it a long run.
"""

import os
import random
import zipfile
from functools import cache
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from documents.parsing.corrections import Correction, printed_lines
from documents.parsing.nodes import Says
from documents.parsing.outline import parse
from documents.parsing.report import coverage
from documents.reading import Unreadable, files
from documents.reading.limits import Limits
from documents.reading.pdf import document as pdf
from documents.reading.web import page as web
from documents.reading.word import document as word
from tests.reading.making import MAKERS
from tests.score import gold

TIMES = int(os.environ.get("GOVTRACK_FUZZ", "40"))
LIMITS = Limits(characters=300_000)
SLUG = "zhengfu-wangzhan"
# What the guarding process turns into a refusal, too: libraries on broken files.
BROKEN = (Unreadable, RecursionError, ValueError, KeyError, etree.LxmlError, OSError)
quick = settings(max_examples=TIMES, deadline=None, suppress_health_check=list(HealthCheck))
edits = st.lists(
    st.tuples(
        st.integers(0, 10**6),
        st.sampled_from(("put", "cut", "flip", "double")),
        st.binary(min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=12,
)


@cache
def real(suffix: str) -> bytes:
    text = gold.path_of(SLUG).read_text(encoding="utf-8")
    return text.encode() if suffix == ".txt" else MAKERS[suffix](text[:3000])


def changed(content: bytes, changes: list[tuple[int, str, bytes]]) -> bytes:
    for place, how, piece in changes:
        at = place % (len(content) + 1)
        if how == "put":
            content = content[:at] + piece + content[at:]
        elif how == "cut":
            content = content[:at] + content[at + len(piece) * 20 :]
        elif how == "flip":
            content = content[:at] + piece + content[at + len(piece) :]
        else:
            content = content[:at] + content[at : at + 200] + content[at:]
    return content


def check(text: str, changes: object) -> None:
    """Every character of what was read has its place in the tree, whatever people say of lines."""
    text = text.replace("\0", "")
    assert coverage(parse(text))[0] == 1.0
    dealt = random.Random(repr(changes))
    lines = printed_lines(text)
    chosen = dealt.sample(sorted(lines), min(dealt.randint(0, 9), len(lines)))
    said = [Correction(start, lines[start], dealt.choice(list(Says))) for start in chosen]
    assert coverage(parse(text, said))[0] == 1.0


@quick
@given(edits)
def test_text_files(changes: list[tuple[int, str, bytes]]) -> None:
    try:
        source = files.read_bytes("文件.txt", changed(real(".txt"), changes), 10**7)
    except Unreadable:
        return
    check(source.text, changes)


@quick
@given(edits)
def test_pages(changes: list[tuple[int, str, bytes]]) -> None:
    try:
        decoded = web.read("文件.html", changed(real(".html"), changes), LIMITS)
    except BROKEN:
        return
    check(decoded.text, changes)


@quick
@given(edits)
def test_word_files(changes: list[tuple[int, str, bytes]]) -> None:
    """The changes are made to the XML inside: an archive of which bytes changed is refused by its checksums."""
    packed = zipfile.ZipFile(BytesIO(real(".docx")))
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, name in enumerate(packed.namelist()):
            here = [each for at, each in enumerate(changes) if at % 3 == number % 3]
            inner = "document.xml" in name or "numbering" in name or "styles" in name
            archive.writestr(name, changed(packed.read(name), here) if inner else packed.read(name))
    try:
        decoded = word.read("文件.docx", file.getvalue(), LIMITS)
    except BROKEN:
        return
    check(decoded.text, changes)


@quick
@given(edits)
def test_archives(changes: list[tuple[int, str, bytes]]) -> None:
    try:
        decoded = word.read("文件.docx", changed(real(".docx"), changes), LIMITS)
    except BROKEN:
        return
    check(decoded.text, changes)


@quick
@given(edits)
def test_pdf(changes: list[tuple[int, str, bytes]]) -> None:
    try:
        decoded = pdf.read("文件.pdf", changed(real(".pdf"), changes), LIMITS)
    except BROKEN:
        return
    check(decoded.text, changes)
