"""Print every accuracy table; `--write` also puts them into the README between its score marks."""

import re
import sys
from pathlib import Path

from tests.score import alignment, citations, departments, pages, search, structure, targets

README = Path(__file__).parent.parent.parent / "README.md"
TABLES = (
    ("结构", structure.table),
    ("网页原件", pages.table),
    ("责任单位", departments.table),
    ("目标", targets.table),
    ("引用", citations.table),
    ("条款对应", alignment.table),
    ("检索", search.table),
)


def report() -> str:
    return "\n\n".join("\n".join([f"**{title}**", "", *table()]) for title, table in TABLES)


def write(text: str) -> None:
    readme = README.read_text(encoding="utf-8")
    marked = re.compile(r"(<!-- score:begin -->\n).*?(<!-- score:end -->)", re.DOTALL)
    README.write_text(marked.sub(lambda found: f"{found[1]}{text}\n{found[2]}", readme), encoding="utf-8")


if __name__ == "__main__":
    result = report()
    sys.stdout.write(result + "\n")
    if "--write" in sys.argv[1:]:
        write(result)
