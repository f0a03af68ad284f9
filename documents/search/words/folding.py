"""What counts as the same character, when looking for text: full and half width, kinds of brackets, quotes, zeros.

Each character is folded by itself, so whatever is a piece of a text is also a piece of it when both are folded.
White space folds to nothing: `到 2025 年` is `到2025年`, wherever the lines were broken.
"""

import unicodedata

# All kinds of one sign → the kind that is kept. NFKC comes first, and has already made （ into (.
_ALIKE = {
    "(": "[{〔【〖〘﹝",
    ")": "]}〕】〗〙﹞",
    "《": "〈«‹",
    "》": "〉»›",
    '"': "“”„‟‘’‚‛'`´「」『』〝〞〟",
    "0": "〇○◯",
    "-": "‐‑‒–—―−─━",
    "~": "〜∼",
    "·": "•・‧∙⋅",
}
_KEPT = {sign: kept for kept, signs in _ALIKE.items() for sign in signs}
_NOTHING = {"Cc", "Cf", "Zs", "Zl", "Zp"}  # categories of white space and of signs that are not seen


class _Table(dict[int, str]):
    """Code point → what it folds to; each is worked out once."""

    def __missing__(self, code: int) -> str:
        same_width = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = "".join(
            _KEPT.get(sign, sign) for sign in same_width if unicodedata.category(sign) not in _NOTHING
        )
        return self[code]


_TABLE = _Table()


def fold(text: str) -> str:
    """`（ＰＭ２.５）` and `〔pm2.5〕` → `(pm2.5)`; `二○二五` → `二0二五`; `“两高” 项目` → `"两高"项目`."""
    return text.translate(_TABLE)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index in `text` that it came from.

    `Ⅲ 类` → (`iii类`, [0, 0, 0, 2]).
    """
    folded = [_TABLE[ord(sign)] for sign in text]
    return "".join(folded), [index for index, same in enumerate(folded) for _ in same]


def has_letters(text: str) -> bool:
    """Is there anything but punctuation and symbols?"""
    return any(unicodedata.category(sign)[0] in "LN" for sign in text)
