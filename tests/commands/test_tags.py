# ruff: noqa: F401, F811 - fixtures are imported and then asked for by name
import pytest
from django.core.management import CommandError, call_command

from documents.models import Responsibility
from documents.reviewing import Verdict
from tests.travelling.conftest import decided, duty, empty, li, plan_of, say, sayings, zhang


@pytest.fixture
def elsewhere(decided, plan_of, tmp_path):
    """The table of one installation, and another one with the same text."""
    path = tmp_path / "tags.csv"
    call_command("export_tags", path)
    before = sayings()
    empty()
    plan_of()
    return path, before


@pytest.mark.parametrize("name", ["tags.csv", "tags.XLSX"])
def test_out_and_in(decided, plan_of, li, tmp_path, capsys, name):
    path, before = tmp_path / name, sayings()
    call_command("export_tags", path)
    assert capsys.readouterr().out == f"已导出 6 条决定到 {path}。\n"
    empty()
    plan_of()
    call_command("import_tags", path, user="li")
    told = "已导入 6 行。共 6 行：决定此处的待审核项 4，新增 2。\n"
    assert (capsys.readouterr().out, sayings()) == (told, before)


def test_a_dry_run_writes_nothing_and_needs_no_user(elsewhere, all_rows, capsys):
    path, _before = elsewhere
    rows = all_rows()
    call_command("import_tags", path, "--dry-run", verbosity=2)
    out = capsys.readouterr().out
    assert "第 2 行 决定此处的待审核项：plan/1/1  已确认 牵头 辽宁省生态环境厅\n" in out
    assert "第 6 行 新增：plan/2/5  已确认 无责任单位\n" in out
    assert out.endswith("试运行，未写入；可以导入 6 行。共 6 行：决定此处的待审核项 4，新增 2。\n")
    assert all_rows() == rows


def test_tells_only_what_a_person_must_see_to(elsewhere, li, zhang, capsys):
    path, _before = elsewhere
    say(duty("1/1", "省财政厅"), Verdict.CONFIRM, li)
    call_command("import_tags", path, user="zhang")
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("第 3 行 与此处的决定不同：plan/1/1  已否定 责任 辽宁省财政厅  此处：李四 20")
    assert out[1:] == ["已导入 5 行。共 6 行：与此处的决定不同 1，决定此处的待审核项 3，新增 2。"]
    call_command("import_tags", path, "--theirs", user="zhang")
    assert capsys.readouterr().out.startswith("已导入 1 行。")
    assert duty("1/1", "省财政厅").state == "rejected"


def test_a_fault_half_way_leaves_nothing(elsewhere, li, monkeypatch):
    path, _before = elsewhere

    def fail(*_arguments):
        raise RuntimeError

    monkeypatch.setattr("documents.travelling.bringing._nobody_else", fail)
    with pytest.raises(RuntimeError):
        call_command("import_tags", path, user="li")
    assert not Responsibility.objects.exclude(state="suggested").exists()


@pytest.mark.parametrize("user", [None, "nobody"])
def test_somebody_must_answer_for_it(elsewhere, user):
    with pytest.raises(CommandError, match="--user"):
        call_command("import_tags", elsewhere[0], user=user)
    assert sayings() == set()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export_tags", "tags.ods"], "以 .csv 或 .xlsx 结尾"),
        (["export_tags", "tags.csv", "--document", "nowhere"], "没有这份文件：nowhere"),
        (["import_tags", "nowhere.csv", "--dry-run"], "nowhere.csv：无法打开"),
        (["import_tags", "README.md", "--dry-run"], "README.md：第 1 行缺少表头"),
    ],
)
def test_refused(db, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command(*arguments)
