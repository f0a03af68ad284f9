"""What becomes of a line: nothing decided here yields by itself, nothing guesses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Department, Responsibility
from documents.reviewing import Verdict
from documents.reviewing.departments import merge
from documents.reviewing.departments import reject as no_department
from documents.reviewing.duties import add, nobody
from documents.travelling.bringing import bring
from documents.travelling.chunks import CHUNK
from documents.travelling.planned import Result, digest
from documents.travelling.planning import plan
from tests.travelling.conftest import duty, edited, empty, exported, rows_of, say, sayings


@pytest.fixture
def elsewhere(decided, plan_of):
    """The table of an installation, in another one with the same text, where nobody decided anything yet."""
    content = exported()
    empty()
    return content, plan_of()


def told(content: bytes) -> dict[str, tuple[str, str]]:
    """Path or line number → result and message."""
    return {
        each.place.spot.path if each.place else f"#{each.number}": (each.result, each.message)
        for each in plan(rows_of(content))
        if each.result not in {Result.NEW, Result.CHANGE}
    }


def one(content: bytes, path: str, **changes: str) -> bytes:
    """The line of one path, with cells changed."""

    def only(rows):
        rows[:] = [{**row, **changes} for row in rows if row["条款路径"] == path]

    return edited(content, only)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"文件": ""}, "“文件”是空的"),
        ({"条款指纹": ""}, "“条款指纹”是空的"),
        ({"条款指纹": "1.2E+15"}, "“条款指纹”不是导出时的样子"),
        ({"同文条款数": "一"}, "“同文条款数”须是数字"),
        ({"结论": "待审核"}, "“结论”须是“已确认”或“已否定”"),
        ({"结论": "好"}, "“结论”须是待审核、已确认、已否定之一，而不是“好”"),
        ({"角色": "主办"}, "“角色”须是牵头、责任、配合、指导、提及之一，而不是“主办”"),
        ({"角色": ""}, "“角色”须是牵头、责任、配合、指导、提及之一，而不是“”"),
        ({"部门": ""}, "“部门”是空的"),
        ({"主体": "无责任单位"}, "“无责任单位”的行不应有部门或角色"),
        ({"主体": "群体", "补全名称": ""}, "“补全名称”是空的"),
        ({"部门": "省" * 101}, "“部门”超过 100 字"),
        ({"说明": "长" * 501}, "“说明”超过 500 字"),
        ({"说明": "响\x07铃"}, "“说明”中有控制字符"),
    ],
)
def test_malformed(elsewhere, changes, message):
    content, _version = elsewhere
    assert told(one(content, "1/2", **changes)) == {"#2": (Result.MALFORMED, message)}


@pytest.mark.parametrize(
    ("changes", "result", "message"),
    [
        ({"文件": "nowhere"}, Result.NOT_FOUND, "此处没有这份文件"),
        ({"条款指纹": "sha256:" + "0" * 32}, Result.NOT_FOUND, "现行文本中没有文字相同的条款"),
        ({"定位": "无处安放", "同文条款数": "0"}, Result.NOT_FOUND, "导出时就没有定位，请人工处理"),
        ({"全文指纹": ""}, Result.AMBIGUOUS, "原处有 2 条文字相同，无法确定是哪一条"),
        ({"解析程序": "0"}, Result.AMBIGUOUS, "原处有 2 条文字相同，无法确定是哪一条"),
        ({"全文指纹": "", "同文条款数": "1"}, Result.AMBIGUOUS, "此处有 2 条文字相同：1/3、1/4"),
    ],
)
def test_no_place(elsewhere, changes, result, message):
    content, _version = elsewhere
    assert told(one(content, "1/4", **changes)) == {"#2": (result, message)}


def test_a_spreadsheet_may_spoil_the_path_not_the_address(elsewhere):
    """Excel reads 1/4 as the fourth of January."""
    content, version = elsewhere
    (each,) = plan(rows_of(one(content, "1/4", 条款路径="1月4日")))
    assert (each.place.spot.path, each.message) == ("1/4", "")


@pytest.mark.parametrize(
    ("path", "printed", "verdict", "values", "result", "message"),
    [
        ("1/1", "省生态环境厅", Verdict.CONFIRM, {}, Result.SAME, ""),
        ("1/1", "省生态环境厅", Verdict.REJECT, {}, Result.CONFLICT, "已否定 牵头 辽宁省生态环境厅"),
        ("1/1", "省财政厅", Verdict.CONFIRM, {}, Result.CONFLICT, "已确认 责任 辽宁省财政厅"),
        ("1/2", "省水利厅", Verdict.CONFIRM, {}, Result.CONFLICT, "已确认 牵头 辽宁省水利厅"),
        ("1/2", "省水利厅", Verdict.CHANGE, {"role": "responsible"}, Result.SAME, ""),
    ],
)
def test_decided_here_too(elsewhere, li, path, printed, verdict, values, result, message):
    content, _version = elsewhere
    row = duty(path, printed)
    say(row, verdict, li, **values)
    each = next(each for each in plan(rows_of(content)) if each.row and each.row.pk == row.pk)
    assert each.result == result
    assert each.message.startswith("此处：李四 2") == bool(message)
    assert each.message.endswith(message)


def test_what_is_decided_here_stays_unless_the_table_is_preferred(elsewhere, li, zhang):
    content, _version = elsewhere
    row = duty("1/1", "省财政厅")
    say(row, Verdict.CONFIRM, li)
    brought = bring(rows_of(content), zhang)
    assert (brought.written, duty("1/1", "省财政厅").state) == (5, "confirmed")
    brought = bring(rows_of(content), zhang, theirs=True)
    row.refresh_from_db()
    assert (brought.written, row.state, row.decided_by, row.revision) == (1, "rejected", zhang, 2)


def test_nobody_there_somebody_here(elsewhere, li, zhang):
    content, version = elsewhere
    add(version.provisions.get(path="2/5"), Department.objects.get(name="辽宁省财政厅"), "lead", li)
    result, message = told(content)["2/5"]
    assert (result, message.partition(" 已")[2]) == (Result.CONFLICT, "确认 牵头 辽宁省财政厅")
    bring(rows_of(content), zhang, theirs=True)
    states = Responsibility.objects.filter(path="2/5").order_by("pk").values_list("body", "state")
    assert list(states) == [("department", "rejected"), ("none", "confirmed")]


def test_somebody_there_nobody_here(elsewhere, li, zhang):
    content, version = elsewhere
    nobody(version.provisions.get(path="2/6"), li)
    assert told(content)["2/6"][0] == Result.CONFLICT
    brought = bring(rows_of(content), zhang, theirs=True)
    states = Responsibility.objects.filter(path="2/6").order_by("pk").values_list("body", "state")
    assert list(states) == [("none", "rejected"), ("department", "confirmed")]
    assert brought.batch.steps.count() == 7


def test_nobody_rejects_what_the_machine_suggests_there(elsewhere, zhang):
    content, version = elsewhere
    other = duty("1/2", "省生态环境厅")
    provision = version.provisions.get(path="1/2")
    bring(rows_of(one(content, "2/5", 条款指纹=print_of(content, "1/2"))), zhang)
    other.refresh_from_db()
    assert (other.state, other.provision, other.decided_by) == ("rejected", provision, zhang)


def print_of(content: bytes, path: str) -> str:
    found = []
    edited(content, lambda rows: found.extend(row["条款指纹"] for row in rows if row["条款路径"] == path))
    return found[0]


def test_lines_that_contradict_each_other_are_both_left(elsewhere, zhang):
    content, _version = elsewhere

    def twice(rows):
        rows[:] = [row for row in rows if row["条款路径"] == "1/2"] * 2
        rows[1] = {**rows[1], "角色": "牵头"}

    content = edited(content, twice)
    told_ = [(each.result, each.message) for each in plan(rows_of(content))]
    assert told_ == [(Result.MALFORMED, "与第 3 行矛盾"), (Result.MALFORMED, "与第 2 行矛盾")]
    assert bring(rows_of(content), zhang, theirs=True).written == 0


def test_nobody_and_somebody_in_one_table(elsewhere):
    content, _version = elsewhere
    print_ = print_of(content, "2/6")

    def both(rows):
        rows[:] = [row for row in rows if row["条款路径"] in {"2/5", "2/6"}]
        rows[0]["条款指纹"] = print_

    assert [result for result, _ in told(edited(content, both)).values()] == [Result.MALFORMED]


def test_the_same_line_twice(elsewhere):
    content, _version = elsewhere
    content = edited(content, lambda rows: rows.append(rows[0]))
    assert told(content) == {"1/1": (Result.SAME, "与第 2 行相同")}


def test_not_a_department_here(elsewhere, li, zhang):
    """Judged here; no choice for the table changes that."""
    content, _version = elsewhere
    no_department([Department.objects.get(name="辽宁省水利厅")], li)
    Responsibility.objects.filter(path="1/2").delete()
    assert told(content) == {"1/2": (Result.CONFLICT, "此处已认定“辽宁省水利厅”不是部门")}
    assert bring(rows_of(content), zhang, theirs=True).written == 5


def test_departments_by_alias_and_after_a_merge(elsewhere, li, zhang):
    content, _version = elsewhere
    old, new = (Department.objects.get(name=f"辽宁省{name}厅") for name in ("财政", "水利"))
    merge(old, new, li)
    (each,) = plan(rows_of(one(content, "2/6")))
    assert (each.department, each.result) == (new, Result.NEW)


def test_a_plan_writes_nothing(elsewhere, all_rows):
    content, _version = elsewhere
    before = all_rows()
    plan(rows_of(content))
    assert all_rows() == before


def test_a_plan_that_is_no_longer_what_was_seen(elsewhere, li, zhang):
    content, _version = elsewhere
    seen = digest(plan(rows_of(content)))
    assert digest(plan(rows_of(content))) == seen
    say(duty("1/1", "省财政厅"), Verdict.REJECT, li)
    before = sayings()
    brought = bring(rows_of(content), zhang, seen=seen)
    assert (brought.stale, brought.batch, sayings()) == (True, None, before)


def many(version, number: int) -> bytes:
    """A table with that many different decisions."""
    content = exported()

    def fill(rows):
        name = rows[-1]["部门"]
        rows[:] = [{**rows[-1], "机器认定角色": "牵头", "补全名称": f"{name}{n}"} for n in range(number)]

    return edited(content, fill)


@pytest.mark.parametrize("number", [1, 10])
def test_five_queries_for_each_thousand_lines(decided, number):
    rows = rows_of(many(decided, number * CHUNK))
    with CaptureQueriesContext(connection) as queries:
        planned = plan(rows)
    assert (len(planned), len(queries)) == (number * CHUNK, 5 * number)


def test_writing_asks_the_same_for_each_thousand_lines(decided, zhang):
    """No query for one line: three thousand cost as much more than two thousand as these more than one."""
    table, asked = many(decided, 3 * CHUNK), []
    rows = rows_of(table)
    for number in 1, 2, 3:
        Responsibility.objects.filter(path="2/6").delete()
        with CaptureQueriesContext(connection) as queries:
            assert bring(rows[: number * CHUNK], zhang).written == number * CHUNK
        asked.append(len(queries))
    assert asked[2] - asked[1] == asked[1] - asked[0] < CHUNK / 3
