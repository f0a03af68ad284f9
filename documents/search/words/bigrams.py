"""Folded text → the words of the index: each two neighbouring characters, and each character."""


def pairs(folded: str) -> list[str]:
    """`排污口` → 排污, 污口, in their order; of one character nothing."""
    return [folded[at : at + 2] for at in range(len(folded) - 1)]


def words_of(folded: str) -> list[str]:
    """`排污排` → 排污, 污排, 排, 污: all pairs in their order, then each character once.

    A phrase of pairs can't run on into the single characters: they are shorter words.
    """
    return [*pairs(folded), *dict.fromkeys(folded)]


def phrase_of(folded: str) -> list[str]:
    """The words, in this order, of which a text with `folded` in it has all: `排` → 排, `排污口` → 排污, 污口."""
    return pairs(folded) or [folded]
