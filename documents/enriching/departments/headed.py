"""Lists of duties by department: the heading is a name, what stands below is what it has to do: `三、市公安局`."""

import re
from collections.abc import Iterator

from documents.enriching.departments.groups import Duty
from documents.enriching.departments.names import has_place, is_organ, split_names
from documents.enriching.departments.roles import Role
from documents.parsing.nodes import Span

TAIL = re.compile(r"(?:的)?(?:主要|工作|安全生产)*(?:职责|责任|任务|职能)(?:分工|清单)?$")
LONGEST = 60  # characters of such a heading


def find_heading(heading: str) -> Iterator[Duty]:
    """`市公安局`, `市公安局职责`, `市教育局、市体育局`; a body named by kind, or without a place, is a subject only."""
    if not heading or len(heading) > LONGEST:
        return
    tail = TAIL.search(heading)
    names = split_names(heading, 0, tail.start() if tail else len(heading))
    if all(not name.is_group and is_organ(name.printed) and has_place(name.full) for name in names):
        for name in names:
            yield Duty(name, Role.RESPONSIBLE, Span(0, len(heading)), "标题")
