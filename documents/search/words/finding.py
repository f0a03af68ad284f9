"""Which texts are meant, as a tree of phrases; each database says it in its own language."""

from dataclasses import dataclass
from itertools import combinations

from documents.search.words.asking import Asked


@dataclass(frozen=True, slots=True)
class Phrase:
    """Texts in which this folded text stands."""

    text: str


@dataclass(frozen=True, slots=True)
class All:
    """Texts that every part means."""

    parts: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Texts that some part means."""

    parts: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Texts that are wanted, but for those that are not."""

    wanted: "Wanted"
    unwanted: "Wanted"


Wanted = Phrase | All | Any | Without


def any_of(parts: list[Wanted]) -> Wanted:
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def all_of(parts: list[Wanted]) -> Wanted:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def exactly(asked: Asked) -> Wanted:
    """What is asked, word for word."""
    wanted = all_of([any_of([Phrase(term.text) for term in group]) for group in asked.groups])
    return without(asked, wanted)


def without(asked: Asked, wanted: Wanted) -> Wanted:
    """Less what is asked not to be found."""
    return Without(wanted, any_of([Phrase(term.text) for term in asked.without])) if asked.without else wanted


def enough(weighted: list[tuple[float, Wanted]], share: float) -> Wanted:
    """Some of the parts: those whose weights make up at least `share` of all weights.

    (3, 地膜), (2, 回收), (1, 废旧) with 0.6: 地膜 and 回收, or 地膜 and 废旧.
    """
    least = share * sum(weight for weight, _ in weighted) - 1e-9
    chosen: list[set[int]] = []
    for size in range(1, len(weighted) + 1):
        for parts in combinations(range(len(weighted)), size):
            heavy = sum(weighted[part][0] for part in parts) >= least
            if heavy and not any(smaller <= set(parts) for smaller in chosen):
                chosen.append(set(parts))
    return any_of([all_of([weighted[part][1] for part in sorted(parts)]) for parts in chosen])


def required(asked: Asked) -> list[Wanted]:
    """What stood in quotation marks: a widened hit has it, too. `A OR "B"` requires nothing."""
    return [
        any_of([Phrase(term.text) for term in group])
        for group in asked.groups
        if all(term.exact for term in group)
    ]
