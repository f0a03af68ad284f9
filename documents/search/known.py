"""What the index tells while one search is answered, each thing asked once."""

from collections.abc import Collection

from documents.models import SearchWord
from documents.search.index import ALL
from documents.search.narrowing import DENSE, Found, can_look_through, is_dense, look_up
from documents.search.scoring import Statistics
from documents.search.words.asking import Term
from documents.search.words.cutting import cut
from documents.search.words.finding import Phrase, Wanted

MOST = 10_000  # hits that are counted and ranked; of more, "10,000+", in the order they are stored


class Known:
    """How often words occur and what was found, as far as one search has asked."""

    def __init__(self) -> None:
        self._found: dict[Wanted, Found] = {}  # a phrase is often the whole query and a word of it
        self._words: dict[str, tuple[int, int]] = {}

    def found(self, wanted: Wanted, terms: Collection[Term] = ()) -> Found:
        """The public provisions that are wanted, counted up to one more than MOST.

        Looked through rather than looked up where the terms stand in very many.
        """
        if wanted not in self._found:
            dense = bool(terms) and can_look_through() and self._is_dense(wanted, terms)
            self._found[wanted] = look_up(wanted, MOST + 1, dense=dense)
        return self._found[wanted]

    def count(self, word: str) -> int:
        """In how many public provisions a word stands that jieba may not know."""
        return self.found(Phrase(word)).count

    def statistics(self, words: Collection[str]) -> Statistics:
        self.read(words)
        provisions, characters = self._words[ALL]
        occurs = {word: self._words[word][0] or self.count(word) for word in words}
        return Statistics(provisions, max(1.0, characters / max(1, provisions)), occurs)

    def read(self, words: Collection[str]) -> None:
        """Read what is stored about some words, and about all provisions: (provisions, characters), or zeros."""
        if unread := {ALL, *words} - self._words.keys():
            stored = SearchWord.objects.filter(word__in=unread).values_list(
                "word", "provisions", "characters"
            )
            rows = {word: (often, long) for word, often, long in stored}
            self._words |= dict.fromkeys(unread, (0, 0)) | rows

    def _is_dense(self, wanted: Wanted, terms: Collection[Term]) -> bool:
        """The planner is asked only where it is not plain from the words: a term with a rare word is rare."""
        words = [[word for word in cut(term.text) if is_whole(word)] for term in terms]
        self.read(
            [*(term.text for term in terms), *(word for some in words for word in some)]
        )  # ranking needs both
        total = self._words[ALL][0]
        rare = [any(0 < self._words[word][0] <= DENSE * total for word in some) for some in words]
        return not all(rare) and is_dense(wanted, total)


def is_whole(word: str) -> bool:
    """Stands it in texts as the word that was counted? 生态 does, 20 stands in 2025, which is another word."""
    return len(word) > 1 and not any(map(str.isascii, word))
