"""The information panel that a government site prints above a text: 索引号, 发文机构, 发文字号 with their values."""

import re
from collections.abc import Sequence

from documents.parsing.fold import fold
from documents.parsing.furniture import BARE_PANEL, BUTTONS, LABELLED
from documents.parsing.lines import Line

ENTRY = re.compile(rf"^[•●·◆■*]?\s?{LABELLED}(?P<value>[^。;]{{0,120}})$")
ABOVE = 80  # lines: a panel stands at the head of the page
FEWEST = 3  # entries: 时间：… alone may be the text's own

# What an entry says, read from the source as printed.
NUMBER = re.compile(
    r"(?:发文字号|发文文号|文件编号|文\s*号)[】\]]?[：:\s|｜]*([\u4e00-\u9fff]{1,15}[〔（(\[]\d{4}[〕）)\]]\s?第?\s?\d{1,5}号)"
)
ISSUER = re.compile(
    r"(?:发文机关|制发机关|发文单位|发文部门|发布机构|发文机构|发布部门|颁发部门|颁布单位)[】\]]?[：:\s|｜]*"
    r"([^\s：:|｜]{3,40}(?:委|府|厅|局|部|院|室|会|署|府办))(?:[\s|｜]|$)"
)
# The day on which it was made; that on which a page put it on the web may be weeks later.
DATE = re.compile(
    r"(?:成文日期|发文日期|发文时间|印发日期|颁布日期|颁布时间)[】\]]?[：:\s|｜]*(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})"
)
TITLE = re.compile(r"(?:标\s*题|名\s*称)\s?[：:][\s|｜]*([^\n|｜]{4,150})")


def take_panel(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the text without its panel, the entries of the panel, each with its value on one line).

    `• 发文字号：` and below it `镇政发〔2024〕7号` are one entry; a value stands between two labels, so what follows
    the last label stays in the text.
    """
    entries = _entries(lines)
    if len(entries) < FEWEST:
        return lines, []
    panel: list[Line] = []
    kept = lines[: entries[0]]
    for index in range(entries[0], entries[-1] + 1):
        if index in entries:
            panel.append(lines[index])
        elif panel and lines[index].says is None and index - 1 in entries and not _value(lines[index - 1]):
            panel[-1] += lines[index]
        else:
            kept.append(lines[index])
    return kept + lines[entries[-1] + 1 :], panel


def panel_says(source: str, entries: Sequence[tuple[Line, str]], pattern: re.Pattern[str]) -> tuple[str, ...]:
    """What the panel says where the text itself prints nothing: 发文字号：…"""
    for line, _ in entries:
        found = pattern.search(source[line.at[0] : line.at[-1] + 1])
        if found:
            return tuple(group.strip() for group in found.groups())
    return ()


def _entries(lines: Sequence[Line]) -> list[int]:
    """The longest run of labels, and buttons among them, at the head of the page that are one or two lines apart."""
    runs: list[list[int]] = [[]]
    for index, line in enumerate(lines[:ABOVE]):
        text = fold(line.text)
        if line.says is None and (ENTRY.match(text) or BARE_PANEL.match(text) or BUTTONS.match(text)):
            near = runs[-1] and index - runs[-1][-1] <= 2
            runs = [*runs[:-1], [*runs[-1], index]] if near else [*runs, [index]]
    return max(runs, key=len)


def _value(line: Line) -> str:
    found = ENTRY.match(fold(line.text))
    return found["value"].strip() if found else line.text
