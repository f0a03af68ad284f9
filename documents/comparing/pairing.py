"""Which provision of a text is which of another version of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.comparing.likely import CLEAR, SHORT, alike, likeness

LEAST = 0.3  # share of characters in common of two texts that stand between the same neighbours
NEARLY = (
    0.8  # beside one neighbour that is the same: a number or a word changed, and another clause came or went
)
TWO = 2  # children that vouch for their parent


@dataclass(frozen=True, slots=True)
class Stood:
    """A printed provision: its path, its heading, and heading and own text as one; both folded."""

    path: str
    heading: str
    words: str


class Text:
    """One version: who stands above and beside whom, by index. Above the highest stands -1, beside the ends too."""

    def __init__(self, provisions: Sequence[Stood]) -> None:
        self.provisions = provisions
        where = {each.path: at for at, each in enumerate(provisions)}
        self.parent = [where.get(each.path.rpartition("/")[0], -1) for each in provisions]
        self.children: dict[int, list[int]] = defaultdict(list)
        for at, parent in enumerate(self.parent):
            self.children[parent].append(at)
        self.previous, self.next = [-1] * len(provisions), [-1] * len(provisions)
        for siblings in self.children.values():
            for one, other in zip(siblings, siblings[1:], strict=False):
                self.next[one], self.previous[other] = other, one
        self.by_words: dict[str, list[int]] = defaultdict(list)
        self.by_heading: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(provisions):
            self.by_words[each.words].append(at)
            if each.heading:
                self.by_heading[each.heading].append(at)


class Pairs:
    """Pairs found so far, by index, both ways: `to_new` and `to_former`.

    Paired are: words that stand once in both; then what is clearly like one text and like no other; headings that
    stand once in both; what stands between the same neighbours under the same parent. Look-alikes are told apart by
    their neighbours or not at all.
    """

    def __init__(self, former: Sequence[Stood], new: Sequence[Stood]) -> None:
        self.former, self.new = Text(former), Text(new)
        self.to_new: dict[int, int] = {}
        self.to_former: dict[int, int] = {}

    def find(self) -> None:
        self._take(self._once())
        self._take(self._alike())
        found = -1
        while found != len(self.to_new):
            found = len(self.to_new)
            for rule in (self._twins, self._by_children, self._headings, self._in_place):
                self._take(rule())

    def _take(self, found: Iterator[tuple[int, int]]) -> None:
        for one, other in found:
            if one not in self.to_new and other not in self.to_former:
                self.to_new[one], self.to_former[other] = other, one

    def _once(self) -> Iterator[tuple[int, int]]:
        for words, there in self.former.by_words.items():
            here = self.new.by_words.get(words, ())
            if words and len(there) == len(here) == 1:
                yield there[0], here[0]

    def _alike(self) -> Iterator[tuple[int, int]]:
        """Judged once, before anything else is paired: what has two look-alikes is not paired with the last left."""
        return alike(
            {at: self.former.provisions[at].words for at in self._open(self.former, self.to_new, self.new)},
            {at: self.new.provisions[at].words for at in self._open(self.new, self.to_former, self.former)},
        )

    def _twins(self) -> Iterator[tuple[int, int]]:
        """Words that stand more than once: under one parent beside the same neighbour, or just as often."""
        for words, there in self.former.by_words.items():
            ones = [at for at in there if at not in self.to_new]
            others = [at for at in self.new.by_words.get(words, ()) if at not in self.to_former]
            for one in ones:
                yield from ((one, other) for other in others if self._vouched(one, other, both=False))
            for parent in {self.former.parent[one] for one in ones}:
                mine = [one for one in ones if self.former.parent[one] == parent and one not in self.to_new]
                theirs = [
                    other
                    for other in others
                    if self._same(parent, self.new.parent[other]) and other not in self.to_former
                ]
                if len(mine) == len(theirs):
                    yield from zip(mine, theirs, strict=True)

    def _by_children(self) -> Iterator[tuple[int, int]]:
        """A heading worded anew above the same provisions."""
        ups = Counter((self.former.parent[one], self.new.parent[other]) for one, other in self.to_new.items())
        of_one, of_other = Counter[int](), Counter[int]()
        for (one, other), number in ups.items():
            of_one[one] += number
            of_other[other] += number
        for (one, other), number in ups.items():
            if one < 0 or other < 0 or one in self.to_new or other in self.to_former:
                continue
            most = 2 * number > of_one[one] and 2 * number > of_other[other]
            if most and (number >= TWO or self._likeness(one, other) >= LEAST):
                yield one, other

    def _headings(self) -> Iterator[tuple[int, int]]:
        """A heading that stands once in both, above another body."""
        for one in self._open(self.former, self.to_new, self.new):
            heading = self.former.provisions[one].heading
            there, here = self.former.by_heading.get(heading, ()), self.new.by_heading.get(heading, ())
            if len(there) == len(here) == 1:
                yield one, here[0]

    def _in_place(self) -> Iterator[tuple[int, int]]:
        """Between the same neighbours under the same parent, and not wholly another text.

        What is short is known beside one of them, too, where it is nearly the same and nothing else is.
        """
        gone = self._open(self.former, self.to_new, self.new)
        fresh = self._open(self.new, self.to_former, self.former)
        for one in gone:
            for other in self._beside(one):
                if other not in fresh or not self._vouched(one, other, both=False):
                    continue
                if self._vouched(one, other, both=True):
                    sure = self._likeness(one, other) >= LEAST
                else:
                    sure = self._nearly(one, other, gone, fresh)
                if sure:
                    yield one, other

    def _nearly(self, one: int, other: int, gone: Sequence[int], fresh: Sequence[int]) -> bool:
        """Of longer texts that was judged before."""
        best = self._likeness(one, other)
        if best < NEARLY or len(self.former.provisions[one].words) >= SHORT:
            return False
        return all(best - self._likeness(one, each) >= CLEAR for each in fresh if each != other) and all(
            best - self._likeness(each, other) >= CLEAR for each in gone if each != one
        )

    def _likeness(self, one: int, other: int) -> float:
        return likeness(self.former.provisions[one].words, self.new.provisions[other].words)

    def _beside(self, one: int) -> Iterator[int]:
        """What stands in the new text after the one before, and before the one after."""
        above = self.former.parent[one]
        siblings = self.new.children.get(self.to_new.get(above, -2) if above >= 0 else -1, [])
        before, after = self.former.previous[one], self.former.next[one]
        if before < 0:
            yield from siblings[:1]
        elif before in self.to_new:
            yield self.new.next[self.to_new[before]]
        if after < 0:
            yield from siblings[-1:]
        elif after in self.to_new:
            yield self.new.previous[self.to_new[after]]

    def _vouched(self, one: int, other: int, *, both: bool) -> bool:
        """Same parent, and the neighbour before or after (or both) the same."""
        if not self._same(self.former.parent[one], self.new.parent[other]):
            return False
        before = self._same(self.former.previous[one], self.new.previous[other])
        after = self._same(self.former.next[one], self.new.next[other])
        return (before and after) if both else (before or after)

    def _same(self, one: int, other: int) -> bool:
        return self.to_new.get(one) == other if one >= 0 else other < 0

    @staticmethod
    def _open(text: Text, paired: dict[int, int], other: Text) -> list[int]:
        """What has no counterpart and no twin in the other text, in reading order."""
        return [
            at
            for at, each in enumerate(text.provisions)
            if at not in paired and each.words not in other.by_words
        ]
