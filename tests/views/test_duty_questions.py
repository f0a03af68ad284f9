"""Pages of responsibility ask the database as often for many departments and documents as for few."""

import csv
import io

from documents.models import Department, Responsibility
from tests.policy_text import numeral
from tests.samples import DUTIES
from tests.views.test_query_counts import asked

PAGES = {
    "/departments/": 5,  # how many, the rows, their numbers, aliases, function lines
    "/departments/?name=水利&function=水利": 6,
    # it, table, how many, rows, aliases, those below, titles above, what is handed down, units
    "/departments/WATER/": 9,
    "/departments/WATER/?role=lead&document=small": 9,
    # documents and lines to choose, departments and documents with their numbers, cells, what leads hand down, sums
    "/matrix/": 11,
    "/matrix/?function=水利&role=lead&review=suggested": 12,
    "/matrix/?document=small": 13,
    "/clauses/?department=辽宁省水利厅": 10,  # the department, what it hands down; without it 8
    "/clauses/?department=水利厅&department_below=1&role=lead": 12,
    "/clauses/?role=lead": 9,
    "/clauses/?lead=0": 9,
    "/clauses/facets/?role=lead": 5,  # what leads hand down, rows by document, documents, departments, lines
    "/clauses/facets/?department=辽宁省水利厅": 6,
    "/export/?role=lead": 3,
    # None: other things of these ask, too; as often, at any rate
    "/clauses.csv?departments_all=辽宁省水利厅、辽宁省财政厅&department_below=1": None,
    "/d/small/": None,
    "/d/small/2/3/1": None,
    "/clauses/?department=辽宁省水利厅&role=lead": None,
    "/clauses/?lead=0&role=mentioned&function=生态环境": None,
}


def long_text(clauses: int) -> str:
    """Clauses with two measures that inherit, each of other departments."""
    lines = ["辽宁省大气污染防治工作方案", "", "一、重点任务"]
    for n in range(1, clauses + 1):
        lines += [
            f"（{numeral(n)}）第{n}项任务。推进治理。（牵头单位：省水利厅；责任单位：省财政厅、沈阳{numeral(n)}局）",
            "1.建设管网。",
            "2.改造设施。（牵头单位：省公安厅）",
        ]
    return "\n".join(lines) + "\n"


def test_questions(client, make_document):
    """All pages at once: what they are asked of takes longer to store than they take."""
    make_document(DUTIES, "small", regions=["辽宁省"], level="province")
    make_document(DUTIES.replace("水污染", "土壤污染"), "other", regions=["辽宁省"], level="province")
    water = str(Department.objects.get(name="辽宁省水利厅").pk)
    before = {page: len(asked(client, page.replace("WATER", water))) for page in PAGES}
    assert before == {page: questions or before[page] for page, questions in PAGES.items()}
    for number in range(3):
        make_document(long_text(40), f"large-{number}", regions=["辽宁省"], level="province")
    assert Department.objects.count() > 40
    assert {page: len(asked(client, page.replace("WATER", water))) for page in PAGES} == before


def test_what_was_said_a_moment_ago_is_in_the_csv(client, make_document):
    make_document(DUTIES, "liaoning", regions=["辽宁省"])

    def row(path: str) -> dict[str, str]:
        text = b"".join(client.get("/clauses.csv?variant=plain").streaming_content).decode()
        return next(row for row in csv.DictReader(io.StringIO(text)) if row["地址"] == f"liaoning/{path}")

    assert (row("2/3")["牵头单位"], row("2/3")["审核状态"]) == ("辽宁省生态环境厅", "待审核")
    assert (row("2/3/1")["责任单位"], row("2/3/1")["配合单位"]) == (
        "辽宁省水利厅；辽宁省财政厅",
        "辽宁省科学技术厅",
    )
    assert row("2/3/1")["其中继承自"].startswith("liaoning/2/3：辽宁省生态环境厅；")
    assert row("2/3")["其中继承自"] == ""
    assert row("1/2")["责任单位"] == "各有关部门（泛指）"
    assert row("2/4")["提及单位"] == "辽宁省生态环境厅"
    assert row("1/1")["审核状态"] == ""
    rows = Responsibility.objects.filter(path="2/3")
    rows.filter(role="lead").update(department=Department.objects.get(name="辽宁省水利厅"), state="confirmed")
    assert (row("2/3/1")["牵头单位"], row("2/3/1")["审核状态"]) == ("辽宁省水利厅", "部分已确认")
    rows.exclude(role="lead").update(state="rejected")
    assert (row("2/3")["责任单位"], row("2/3")["审核状态"]) == ("", "已确认")
