"""Cutting Chinese into words, with jieba: the same for writing the index and for asking.

The dictionary takes a second and about 90 MB, so `preload()` is called before the server makes its workers;
elsewhere (commands, tests) it is loaded by the first text that is cut.
"""

import logging
import warnings
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from documents.search.words.folding import fold, has_letters

TERMS = Path(__file__).parents[3] / "fixtures" / "search" / "terms.txt"
SYNONYMS = TERMS.with_name("synonyms.tsv")
_loading = Lock()


def preload() -> None:
    """Load the dictionary, if it is not loaded yet."""
    with _loading:
        _tokenizer()


def is_loaded() -> bool:
    """For tests: whether the dictionary is in memory."""
    return bool(_tokenizer.cache_info().currsize)


def cut(folded: str) -> list[str]:
    """The words of a folded text, one after the other: `废旧地膜回收` → 废旧, 地膜, 回收."""
    preload()
    return list(_tokenizer().cut(folded, HMM=False))


def search_words(folded: str) -> list[str]:
    """Its words, and the shorter words inside them: `生态补偿` → 生态, 补偿, 生态补偿; no single characters."""
    preload()
    return [
        word for word in _tokenizer().cut_for_search(folded, HMM=False) if len(word) > 1 and has_letters(word)
    ]


def parts_of(word: str) -> tuple[str, ...]:
    """The fewest shorter words that make up a word: `垃圾分类` → 垃圾, 分类; nothing where there are none (`臭氧`)."""
    preload()
    known = _tokenizer().FREQ
    best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]  # for each beginning of the word
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before, piece = best[start], word[start:end]
            shorter = best[end] is None or before is None or len(before) + 1 < len(best[end] or ())
            if before is not None and shorter and piece != word and known.get(piece):
                best[end] = (*before, piece)
    return best[len(word)] or ()


@cache
def _tokenizer() -> Any:
    """jieba with our terms. Reads its own dictionary straight, so no cache file is left where others could write."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its import warns, of escapes in its patterns and of pkg_resources
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for term in terms():
        tokenizer.add_word(term)
    return tokenizer


def terms() -> list[str]:
    """The terms of the field that come with the program, folded, those of the synonyms too; `#` begins a comment."""
    lines = [*TERMS.read_text(encoding="utf-8").splitlines()]
    lines += [line.rpartition("\t")[0] for line in SYNONYMS.read_text(encoding="utf-8").splitlines()[1:]]
    words = (word for line in lines for word in line.partition("#")[0].split())
    return [term for word in words if len(term := fold(word)) > 1]
