"""Clauses of running text that only say who has which part: `市公安局牵头，市交通运输局、市应急管理局配合。`

`省畜牧局负责牵头，省发展改革委、财政厅等有关部门和单位按照职责分工抓好落实` · `州委编办按职责抓好落实`
"""

import re
from collections.abc import Iterator

from documents.enriching.departments.groups import Duty
from documents.enriching.departments.names import Name, has_place, is_group, is_organ, split_names
from documents.enriching.departments.roles import VERB_AT_END, Role
from documents.parsing.nodes import Span

CLAUSE = re.compile(r"[^。；;，,：:\n]+")
OPENS = re.compile(
    r"[^由、]{0,30}(?<![自理缘])由(?![贸于])|\s*(?:并|同时|要|具体)*"
)  # 考核工作由市考核办牵头
NO_NAME = re.compile(r"[的是为将把被对在与]|充分|积极|认真|切实")
LONGEST = 200  # characters of such a clause


def find_assigned(text: str) -> Iterator[Duty]:
    """Duties of the clauses that are a list of names and a verb; bodies named by kind stand only beside named ones."""
    for found in CLAUSE.finditer(text):
        if found.end() - found.start() > LONGEST:
            continue
        verb = VERB_AT_END.search(text, *found.span())
        opening = OPENS.match(text, *found.span())
        start = opening.end() if opening else found.start()
        if verb is None or verb.start() <= start:
            continue
        names = split_names(text, start, verb.start())
        if names and all(_is_named(name) or is_group(name.printed) for name in names) and _is_named(names[0]):
            evidence = Span(*found.span())
            for name in names:
                yield Duty(name, Role(str(verb.lastgroup)), evidence, "分工")


def _is_named(name: Name) -> bool:
    return (
        not name.is_group
        and is_organ(name.printed)
        and has_place(name.full)
        and not NO_NAME.search(name.printed)
    )
