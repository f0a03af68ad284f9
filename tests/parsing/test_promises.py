"""The parser's promises, for any text at all: it never refuses, and it never loses or doubles a character."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.parsing.corrections import Correction, carry, printed_lines
from documents.parsing.nodes import Outline, Says
from documents.parsing.outline import parse
from documents.parsing.report import coverage

ROOT = Path(__file__).parent.parent.parent
TEXTS = [
    path.read_bytes().decode("utf-8")
    for folder in ("fixtures/corpus", "tests/gold/more")
    for path in sorted((ROOT / folder).glob("*.txt"))
]
LINES = [text.splitlines(keepends=True) for text in TEXTS]
# Signs that mean something to the parser, so that random text meets its rules.
SIGNS = [
    "一、",
    "二、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2.",
    "3．",
    "①",
    "——",
    "一是",
    "二是",
    "第一章",
    "第二条",
    "第三编",
    "第一节",
    "附件1",
    "。",
    "；",
    "：",
    "“",
    "”",
    '"',
    "《",
    "》",
    "（",
    "）",
    "〔",
    "]",
    "**",
    "#",
    "-",
    ">",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u3000",
    "\xa0",
    "\u200b",
    "\ufeff",
    "2020年",
    "2024-03-20",
    "（牵头单位：省科技厅）",
    "印发",
    "关于",
    "的通知",
    "方案",
    "征求意见稿",
    "国办发〔2020〕1号",
    "---",
    "|",
    "来源：",
    "首页>",
    "目录",
    "……",
    "3",
    "全文如下",
    "本方案",
    "大连市",
    "中共",
    "委",
    "人民政府",
    "abc",
]


def assert_kept(outline: Outline) -> None:
    """Coverage is whole, addresses are unique, and spans hold what the source holds, once."""
    assert coverage(outline)[0] == 1.0
    paths = [node.path for node in outline.nodes]
    assert len(paths) == len(set(paths))
    known = {"", *paths}
    assert all(node.parent_path in known for node in outline.nodes)


def assert_same_text(outline: Outline) -> None:
    """text → tree → text: all pieces in the order of the source give the source back, white space aside."""
    pieces = [span for node in outline.nodes if node.printed for span in node.spans]
    pieces += [*outline.title_block, *outline.discarded]
    pieces.sort(key=lambda span: span.start)
    again = "".join(outline.source[span.start : span.end] for span in pieces)
    assert "".join(again.split()) == "".join(outline.source.split())


def assert_mapped(outline: Outline) -> None:
    """Each character of a node's text stands in the source where its runs say."""
    for node in outline.nodes:
        for run, after in pairwise([*node.runs, None]):
            stop = after.offset if after else len(node.text)
            piece = node.text[run.offset : stop].rstrip("\n")
            printed = outline.source[run.at : run.at + len(piece)]
            assert [a for a in piece if not a.isspace()] == [a for a in printed if not a.isspace()]
        if not node.printed:
            assert node.start < node.end


def assert_promises(text: str, corrections: Sequence[Correction] = ()) -> None:
    outline = parse(text, corrections)
    assert_kept(outline)
    assert_same_text(outline)
    assert_mapped(outline)


@pytest.mark.parametrize("text", TEXTS)
def test_real_texts(text: str) -> None:
    assert_promises(text)


@given(st.sampled_from(LINES), st.randoms(use_true_random=False), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_shuffled_lines(lines, random, keep) -> None:
    chosen = random.sample(lines, min(keep, len(lines)))
    assert_promises("".join(chosen))


@given(st.sampled_from(LINES), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_lines_deleted_and_doubled(lines, random) -> None:
    edited = [line for line in lines for _ in range(random.choice((0, 1, 1, 1, 1, 2)))]
    assert_promises("".join(edited))


@given(st.sampled_from(TEXTS), st.integers(0, 20_000), st.integers(0, 4_000))
@settings(max_examples=60, deadline=None)
def test_random_cuts(text, start, length) -> None:
    assert_promises(text[start % len(text) :][:length])


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_random_unicode(text) -> None:
    assert_promises(text)


@given(st.lists(st.sampled_from(SIGNS) | st.text("省市县厅局加强管理，", max_size=6), max_size=60))
@settings(max_examples=300, deadline=None)
def test_random_signs(parts) -> None:
    assert_promises("".join(parts))


def assert_corrected(text: str, random) -> None:
    """What people may say of some lines, all promises hold, and it goes along to an edited text."""
    lines = printed_lines(text)
    chosen = random.sample(sorted(lines), random.randint(0, len(lines)))
    said = [Correction(start, lines[start], random.choice(list(Says))) for start in chosen]
    assert_promises(text, said)
    new = "".join(line for line in text.splitlines(keepends=True) if random.random() < 0.9)
    placed, lost = carry(text, new, said)
    assert len(placed) + len(lost) == len(said)
    assert all(printed_lines(new)[each.start] == each.quote for each in placed)


@given(st.sampled_from(LINES), st.randoms(use_true_random=False), st.integers(1, 40))
@settings(max_examples=80, deadline=None)
def test_corrected_lines(lines, random, keep) -> None:
    assert_corrected("".join(random.sample(lines, min(keep, len(lines)))), random)


@given(
    st.lists(st.sampled_from(SIGNS) | st.text("省市县厅局加强管理，", max_size=6), max_size=60),
    st.randoms(use_true_random=False),
)
@settings(max_examples=300, deadline=None)
def test_corrected_signs(parts, random) -> None:
    assert_corrected("".join(parts), random)


@given(st.text(max_size=200), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_corrected_unicode(text, random) -> None:
    assert_corrected(text, random)
