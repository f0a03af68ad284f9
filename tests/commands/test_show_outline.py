"""`show_outline`: one file, no database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

PLAN = """大连市治水工作方案

为了治水，根据《辽宁省治水规划》，制定本方案。

一、主要任务
- （一）整治河流。到 2025 年，优良比例达到90%以上。完成排污口整治。（牵头单位：市水务局）
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def show(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("show_outline", str(path), *options, stdout=out)
    return out.getvalue()


def test_text(plan: Path) -> None:
    shown = show(plan)
    assert "标题 大连市治水工作方案" in shown
    assert "1/1  clause  （一） 整治河流" in shown
    assert "覆盖率 1.000" in shown


def test_json_keeps_the_contract(plan: Path) -> None:
    data = json.loads(show(plan, "--format", "json"))
    assert set(data) >= {
        "title",
        "document_number",
        "issuers",
        "issued_on",
        "document_type",
        "status",
        "level",
        "regions",
        "coverage",
        "discarded_share",
        "warnings",
        "title_block",
        "discarded",
        "nodes",
        "responsibilities",
        "targets",
        "citations",
    }
    assert data["regions"] == ["辽宁省", "大连市"]
    assert [node["path"] for node in data["nodes"]] == ["0", "1", "1/1", "1/1/s1", "1/1/s2"]
    node = data["nodes"][2]
    assert {"path", "kind", "label", "heading", "text", "start", "body_start", "end"} <= set(node)
    assert PLAN[node["body_start"] : node["end"]].startswith("到 2025 年")
    (duty,) = data["responsibilities"]
    assert (duty["path"], duty["body"], duty["department"], duty["role"]) == (
        "1/1",
        "department",
        "市水务局",
        "lead",
    )
    assert PLAN[duty["start"] : duty["end"]] == duty["evidence"]
    (target,) = data["targets"]
    assert (target["value"], target["unit"], target["deadline"], target["comparator"]) == (
        "90",
        "%",
        "2025",
        ">=",
    )
    (citation,) = data["citations"]
    assert (citation["title"], citation["relation"]) == ("辽宁省治水规划", "implements")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match=r"empty\.txt：是空文件"):
        show(path)
