"""Which white space of a line stays: typesetting leaves much of it inside Chinese text."""

import re

# The space behind 第二章 tells the label of `第二章 规划与建设` from a reference to `第二章规定的情形`.
LAW_LABEL = re.compile(r"第[〇零一二两三四五六七八九十百千\d]{1,7}(?:[编篇章节条]|部分)$")
HEAD_LABEL = re.compile(r"^\d{1,2}(?:\.\d{1,2})*$")  # 1 总则, 1.1 编制目的
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")


ENDS_ORGAN = "局委办厅府队院部会"  # lines of one cell: 市民政局 市财政局


def kept(raw: str, dropped: list[tuple[int, int]], is_row: bool) -> list[int]:
    """Indices of the characters that stay: of a run of white space the first, or none.

    In a row each tab stays, and the space between two names of a cell: 市民政局 市财政局.
    """
    gone = {index for left, right in dropped for index in range(left, right)}
    stay: list[int] = []
    book = 0
    space = -1
    in_row = is_row or raw.lstrip().startswith(("【表格】", "|"))
    for index, sign in enumerate(raw):
        if index in gone:
            continue
        if is_row and sign == "\t" and stay:
            stay.append(index)
            space = -1
            continue
        if sign.isspace():
            space = index if space < 0 else space
            continue
        if (
            space >= 0
            and stay
            and (
                _keeps_space(raw[stay[-1]], sign, book > 0)
                or LAW_LABEL.search(head := "".join(raw[at] for at in stay[-9:]))
                or (sign.isalpha() and HEAD_LABEL.match(head))
                or (in_row and raw[stay[-1]] in ENDS_ORGAN and sign >= "一")
            )
        ):
            stay.append(space)
        space = -1
        book += (sign == "《") - (sign == "》" and book > 0)
        stay.append(index)
    while stay and raw[stay[-1]] == "\t":
        stay.pop()
    return stay


def _keeps_space(before: str, after: str, in_book: bool) -> bool:
    """`and 生态`, `A B` and `《中共中央 国务院关于` keep the space, `到 2025 年` and `地区 生产` lose it."""
    if in_book:
        return before.isalpha() and after.isalpha()
    return bool(LATIN.match(before) or LATIN.match(after)) and before.isalnum() and after.isalnum()
