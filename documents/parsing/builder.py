"""Lines and their marks → nodes: which provision each line opens or belongs to."""

from collections.abc import Mapping

from documents.parsing.believing import is_believable, last_number
from documents.parsing.depth import FLOATING, Nesting
from documents.parsing.drafts import Draft, sentence_measures, split_caption, split_heading
from documents.parsing.forced import KINDS, RANK, family_of, segment
from documents.parsing.headlines import is_plain, reads_like_a_title
from documents.parsing.kinds import kind_of, segment_of
from documents.parsing.lines import Line, Look
from documents.parsing.lists import is_over
from documents.parsing.markers import Family, Mark, mark_of, read_mark
from documents.parsing.nodes import Doubt, Kind, Node, Says
from documents.parsing.sentences import is_duty, split_sentences

TITLED = 36  # characters: the longest first sentence that names an action
SENTENCED = (Kind.CLAUSE, Kind.PARAGRAPH, Kind.ARTICLE)
HOLDERS = (Kind.PART, Kind.CHAPTER, Kind.SECTION)


class Builder:
    """Takes the lines of a text from top to bottom and grows the tree."""

    def __init__(self, source: str, preamble: bool, usual: Mapping[Kind, Family]) -> None:
        self.source = source
        self.usual = usual
        self.expects_preamble = preamble
        self.nesting = Nesting()
        self.root = Draft("", Kind.DOCUMENT)
        self.open: list[Draft] = []
        self.drafts: list[Draft] = []
        self.doubts: list[Doubt] = []
        self.coming: Mark | None = None

    def add(self, line: Line, closing: bool = False, coming: Mark | None = None) -> None:
        """Place one line: a mark opens a provision, anything else joins one or becomes a paragraph.

        `coming` is the next mark below: it tells whether the items of an article go on.
        """
        mark = mark_of(line)
        self.coming = coming
        if line.says is not None:
            self._said(line, line.says)
        elif Look.LETTER in line.look:
            self._preamble(line)
        elif closing and not line.stands_apart:
            self._append(Draft(self._path(self.root, "c"), Kind.CLOSING, body=[line]))
        elif mark is not None and is_believable(mark, line, self.drafts, self.open, self.coming):
            self._open(mark, line)
        elif not self.open and self.expects_preamble:
            self._preamble(line)
        else:
            self._plain(line)

    def nodes(self) -> list[Node]:
        """All nodes in reading order, with their sentences."""
        parents = {draft.path.rpartition("/")[0] for draft in self.drafts}
        found: list[Node] = []
        for draft in self.drafts:
            node = draft.node(self.source)
            found.append(node)
            if node.kind in SENTENCED and node.text and node.path not in parents:
                found += sentence_measures(node)
        return found

    def _said(self, line: Line, says: Says) -> None:
        """A line of which a person says what it is."""
        if says in KINDS:
            self._open_as(KINDS[says], line)
        elif says is Says.JOIN and self.drafts:
            self.drafts[-1].body.append(line)
        elif not self.open and self.expects_preamble:
            self._preamble(line)
        else:
            self._append(Draft(self._path(self._holder(), "p"), Kind.PARAGRAPH, body=[line]))

    def _open_as(self, kind: Kind, line: Line) -> None:
        """Open a provision of a kind below whatever can hold one; a printed mark is its label."""
        mark = read_mark(line.text)
        family = family_of(kind, reversed(self.drafts), self.usual)
        while self.open and RANK[self.open[-1].kind] >= RANK[kind]:
            self.open.pop()
        self.nesting.put(family, len(self.open))
        parent = self.open[-1] if self.open else self.root
        number = mark.number if mark and mark.number else last_number(self.drafts, family) + 1
        draft = Draft(self._path(parent, segment(kind, mark), line), kind, family, number)
        self._fill(draft, line, mark.length if mark else 0)
        if kind is Kind.CHAPTER and draft.heading is None and draft.body:
            draft.heading = draft.body.pop()

    def _open(self, mark: Mark, line: Line) -> None:
        depth = self.nesting.place(mark.family)
        del self.open[depth:]
        parent = self.open[-1] if self.open else self.root
        kind = kind_of(parent, mark.family)
        self._check_number(parent, mark, line)
        draft = Draft(
            self._path(parent, segment_of(kind, mark), line),
            kind,
            mark.family,
            mark.number,
        )
        self._fill(draft, line, mark.length)

    def _fill(self, draft: Draft, line: Line, label: int) -> None:
        """Open a provision with its first line, of which so many characters are the label."""
        draft.label = line.cut(0, label) if label else None
        rest = line.cut(label)
        if draft.kind is Kind.ARTICLE:
            split_caption(draft, rest)
        elif any(each.kind is Kind.ARTICLE for each in self.open):
            draft.body += [rest] if rest.text else []
        else:
            split_heading(draft, rest)
        self.open.append(draft)
        self._append(draft)

    def _check_number(self, parent: Draft, mark: Mark, line: Line) -> None:
        last = last_number(self.drafts, mark.family) if mark.above == 0 else mark.number
        if mark.number > last + 1 and not (last == 0 and mark.family is Family.ANNEX):
            self.doubts.append(
                Doubt(line.number, f"序号不连续：“{line.text[: mark.length]}”之前是第 {last} 项")
            )

    def _preamble(self, line: Line) -> None:
        if self.drafts:
            self.drafts[-1].body.append(line)
        else:
            self._append(Draft(self._path(self.root, "0"), Kind.PREAMBLE, body=[line]))

    def _plain(self, line: Line) -> None:
        """A line without mark: body of an empty heading, a duty line, a titled action, or a paragraph."""
        if not line.stands_apart and not is_duty(line.text) and is_over(self.open, self.drafts, self.coming):
            self._close()
        current = self.open[-1] if self.open else None
        if line.stands_apart:
            self._apart(line)
        elif current is not None and self._wants_name(current, line):
            current.heading = current.heading + line if current.heading else line
        elif is_duty(line.text) and self.drafts:
            self.drafts[-1].body.append(line)
        elif current is not None and self._wants_body(current) and not self._is_action(line):
            current.body.append(line)
        else:
            self._paragraph(line)

    def _apart(self, line: Line) -> None:
        """The rows of a table are one paragraph, below what they stand under; so are the lines of a box."""
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.kind is Kind.PARAGRAPH and last.body and last.body[-1].stands_apart:
            last.body.append(line)
        else:
            ended = (
                last is not None and last.kind is Kind.CLOSING
            )  # a table below the signature is no part of it
            holder = self.root if ended else self._holder()
            self._append(Draft(self._path(holder, "p"), Kind.PARAGRAPH, body=[line]))

    def _wants_name(self, draft: Draft, line: Line) -> bool:
        """Below 附件1 stands what the annex is called, on one line or on two of which the second reads like a title."""
        if draft.family is not Family.ANNEX or draft is not self.drafts[-1] or draft.body:
            return False
        if draft.heading is None:
            return is_plain(line)
        return not reads_like_a_title(draft.heading) and reads_like_a_title(line)

    def _wants_body(self, draft: Draft) -> bool:
        return draft is self.drafts[-1] and not draft.body and draft.kind not in HOLDERS

    def _is_action(self, line: Line) -> bool:
        """An unnumbered paragraph that opens with a short title of its own: `实施氮氧化物污染治理。推进水泥行业…`"""
        parent = self._holder()
        sentences = split_sentences(line.text)
        return (
            parent.kind is Kind.CLAUSE
            and len(sentences) > 1
            and sentences[0].start == 0
            and sentences[0].end <= TITLED
            and (bool(parent.body) or parent.heading is not None)
        )

    def _holder(self) -> Draft:
        """What an unnumbered paragraph belongs to: the innermost numbered provision, not a —— or 一是 item.

        A paragraph behind the last item of an article (`前款规定的…`) is one of the article.
        """
        while self.open and (self.open[-1].family in FLOATING or self._is_last_item()):
            self._close()
        return self.open[-1] if self.open else self.root

    def _close(self) -> None:
        self.open.pop()
        self.nesting.open.pop()

    def _is_last_item(self) -> bool:
        item = self.open[-1]
        if item.kind is not Kind.POINT or not any(each.kind is Kind.ARTICLE for each in self.open):
            return False
        return (
            self.coming is None or self.coming.family is not item.family or self.coming.number <= item.number
        )

    def _paragraph(self, line: Line) -> None:
        parent = self._holder()
        if self._is_action(line):
            draft = Draft(self._path(parent, "m"), Kind.MEASURE)
            split_heading(draft, line)
        else:
            draft = Draft(self._path(parent, "p"), Kind.PARAGRAPH, body=[line])
            if parent.kind not in (*HOLDERS, Kind.ARTICLE):
                where = parent.label.text if parent.label else "全文"
                self.doubts.append(Doubt(line.number, f"没有序号的段落，归入“{where}”之下"))
        self._append(draft)

    def _append(self, draft: Draft) -> None:
        self.drafts.append(draft)

    def _path(self, parent: Draft, segment: str, line: Line | None = None) -> str:
        """The address: `m`, `p`, `c` and `i` count, a repeated ordinal gets ~2 and a doubt."""
        counted = segment.isalpha()
        number = parent.used.get(segment, 0) + 1
        while (chosen := _numbered(segment, number, counted)) in parent.segments:
            number += 1
        parent.used[segment] = number
        parent.segments.add(chosen)
        if "~" in chosen and line is not None:
            self.doubts.append(Doubt(line.number, f"序号重复：“{line.text[:12]}”"))
        return f"{parent.path}/{chosen}" if parent.path else chosen


def _numbered(segment: str, number: int, counted: bool) -> str:
    """`m` 2 → m2; `23` 1 → 23, `23` 2 → 23~2."""
    if counted:
        return f"{segment}{number}"
    return segment if number == 1 else f"{segment}~{number}"
