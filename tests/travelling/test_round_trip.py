"""Out of one installation and into another: the decisions are the same."""

import io

import pytest
from django.core.management import call_command

from documents.models import Department, Responsibility, ReviewBatch
from documents.reviewing import undo
from documents.travelling.bringing import bring
from documents.travelling.leaving import decisions, table
from documents.travelling.planned import Result, counts
from documents.travelling.planning import plan
from documents.travelling.sheets import write_xlsx
from tests.travelling.conftest import TEXT, duty, empty, exported, rows_of, sayings


def xlsx() -> bytes:
    file = io.BytesIO()
    write_xlsx(table(decisions()), file)
    return file.getvalue()


@pytest.mark.parametrize("write", [exported, xlsx])
def test_into_an_empty_installation_with_the_same_text(decided, plan_of, li, write):
    before, content = sayings(), write()
    assert len(before) == 6
    empty()
    plan_of()
    assert sayings() == set()
    brought = bring(rows_of(content), li, about="tags")
    assert sayings() == before
    assert counts(brought.plan) == [(Result.CHANGE, 4), (Result.NEW, 2)]
    assert (brought.written, brought.batch.verb, brought.batch.steps.count()) == (6, "import", 6)


def test_into_a_text_with_other_paths(decided, plan_of, li):
    """A clause before all others renumbers them; only the look-alikes find no place."""
    before, content = sayings(), exported()
    empty()
    plan_of(TEXT.replace("（一）加强大气", "（一）新的任务。开展新的工作。\n（二）加强大气"))
    brought = bring(rows_of(content), li)
    assert {row[:2] + row[3:] for row in sayings()} < {
        (slug, {"1/1": "1/2", "1/2": "1/2~2"}.get(path, path), *rest) for slug, path, _, *rest in before
    }
    assert counts(brought.plan) == [(Result.AMBIGUOUS, 1), (Result.CHANGE, 3), (Result.NEW, 2)]
    moved = next(each for each in brought.plan if each.place and each.place.spot.path == "1/2")
    assert moved.message == "原在 1/1"


def test_into_a_changed_text(decided, plan_of, li):
    content = exported()
    empty()
    plan_of(TEXT.replace("推进减排工作", "推进节能工作").replace("完善投入机制", "建立投入机制"))
    brought = bring(rows_of(content), li)
    assert counts(brought.plan) == [
        (Result.NOT_FOUND, 3),
        (Result.AMBIGUOUS, 1),
        (Result.CHANGE, 1),
        (Result.NEW, 1),
    ]
    assert {row[1] for row in sayings()} == {"1/2", "2/5"}


def test_a_second_time_it_says_nothing_new(decided, plan_of, li):
    content = exported()
    empty()
    plan_of()
    bring(rows_of(content), li)
    rows = list(Responsibility.objects.order_by("pk").values())
    again = bring(rows_of(content), li)
    assert counts(again.plan) == [(Result.SAME, 6)]
    assert (again.batch, list(Responsibility.objects.order_by("pk").values())) == (None, rows)


def test_the_history_tells_who_decided_where(decided, plan_of, zhang, li):
    content = exported()
    empty()
    plan_of()
    brought = bring(rows_of(content), li)
    decided_rows = Responsibility.objects.exclude(state="suggested")
    for row in decided_rows:
        last = row.history.first()
        assert (row.decided_by, last.history_user, last.state, last.department_id) == (
            li,
            li,
            row.state,
            row.department_id,
        )
        assert last.history_change_reason.startswith(f"导入标注（#{brought.batch.pk}）：zhang 2")
        assert row.revision == 1
    assert decided_rows.count() == 6


def test_an_import_can_be_undone(decided, plan_of, li):
    content = exported()
    empty()
    plan_of()
    before = list(Responsibility.objects.order_by("pk").values("pk", "state", "role", "department"))
    brought = bring(rows_of(content), li)
    assert undo(brought.batch, li).conflicts == ()
    assert list(Responsibility.objects.order_by("pk").values("pk", "state", "role", "department")) == before


def test_orphans_travel_as_a_list_only(decided, plan_of, li):
    """A new text leaves a decision without a place; elsewhere it is told, not placed."""
    plan_of(TEXT.replace("（五）加强宣传引导。营造全社会共同参与的良好氛围。\n", ""))
    assert duty("2/5", body="none").placement == "orphan"
    told = {each.line.placed: each for each in plan(rows_of(exported("plan")))}
    assert told[False].result == Result.NOT_FOUND


def test_a_parse_after_the_import_keeps_it(decided, plan_of, li):
    content = exported()
    empty()
    plan_of()
    bring(rows_of(content), li)
    before = sayings()
    call_command("reparse", "--all", verbosity=0)
    lookalikes = {row for row in before if row[1] in {"1/3", "1/4"}}
    assert before - sayings() == lookalikes


def test_departments_unknown_here_become_candidates(decided, plan_of, li):
    Department.objects.filter(name="辽宁省财政厅").update(name="辽宁省某某中心")
    content = exported()
    empty()
    plan_of()
    brought = bring(rows_of(content), li)
    assert counts(brought.plan) == [(Result.CANDIDATE, 2), (Result.CHANGE, 3), (Result.NEW, 1)]
    made = Department.objects.get(name="辽宁省某某中心")
    assert (made.status, made.responsibilities.count()) == (Department.Status.CANDIDATE, 2)


def test_one_batch_that_names_its_file(decided, plan_of, li):
    content = exported()
    empty()
    plan_of()
    bring(rows_of(content), li, about="tags.csv")
    batch = ReviewBatch.objects.latest("pk")
    assert (str(batch), batch.made_by) == ("导入标注 tags.csv", li)
