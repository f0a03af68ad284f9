"""What can be said of rows in one go, what stays the machine's, and what is left alone."""

import pytest

from documents.models import Department, Responsibility, ReviewStep
from documents.reviewing import Verdict, decide
from documents.reviewing.outcome import Why


def seen(*rows: Responsibility) -> dict[int, int]:
    return {row.pk: row.revision for row in rows}


@pytest.mark.parametrize(("verdict", "state"), [(Verdict.CONFIRM, "confirmed"), (Verdict.REJECT, "rejected")])
def test_a_verdict_is_signed(duty, zhang, verdict, state):
    row = duty("1/1", "省财政厅")
    outcome = decide(Responsibility, seen(row), zhang, verdict, note="见第三页")
    assert (outcome.changed, outcome.conflicts) == ((row.pk,), ())
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.note, row.revision) == (state, zhang, "见第三页", 1)
    assert row.decided_at is not None


def test_the_persons_values_count_and_the_machines_stay(duty, zhang):
    row, other = duty("1/1", "省财政厅"), Department.objects.get(name="辽宁省水利厅")
    decide(Responsibility, seen(row), zhang, Verdict.CHANGE, department=other, role="lead")
    row.refresh_from_db()
    assert (row.state, row.department.name, row.role) == ("confirmed", "辽宁省水利厅", "lead")
    assert (row.machine_department.name, row.machine_role) == ("辽宁省财政厅", "responsible")
    decide(Responsibility, seen(row), zhang, Verdict.REOPEN)
    row.refresh_from_db()
    assert (row.state, row.department.name, row.role) == ("suggested", "辽宁省财政厅", "responsible")
    assert (row.decided_by, row.decided_at, row.revision) == (None, None, 2)


def test_a_group_becomes_a_department_when_a_person_names_one(duty, zhang):
    row, other = duty("1/1", "省财政厅"), Department.objects.get(name="辽宁省水利厅")
    Responsibility.objects.filter(pk=row.pk).update(body="group", department=None, machine_department=None)
    decide(Responsibility, seen(row), zhang, Verdict.CHANGE, department=other)
    row.refresh_from_db()
    assert (row.body, row.department) == ("department", other)
    decide(Responsibility, seen(row), zhang, Verdict.REOPEN)
    row.refresh_from_db()
    assert (row.body, row.department) == ("group", None)


def test_a_row_that_moved_is_left_alone_and_the_others_are_decided(duty, zhang, li):
    one, two = duty("1/1", "省财政厅"), duty("1/1", "省发展改革委")
    decide(Responsibility, seen(one), li, Verdict.REJECT)
    outcome = decide(Responsibility, seen(one, two), zhang, Verdict.CONFIRM)
    assert outcome.changed == (two.pk,)
    (conflict,) = outcome.conflicts
    assert (conflict.pk, conflict.why, conflict.row.state, conflict.row.decided_by) == (
        *(one.pk, Why.MOVED, "rejected"),
        li,
    )
    one.refresh_from_db()
    assert (one.state, one.decided_by) == ("rejected", li)


def test_a_row_that_is_gone_is_reported(duty, zhang):
    row = duty("1/1", "省财政厅")
    expected = seen(row)
    Responsibility.objects.filter(pk=row.pk).delete()
    outcome = decide(Responsibility, expected, zhang, Verdict.CONFIRM)
    assert (outcome.batch, outcome.changed) == (None, ())
    assert [(each.why, each.row) for each in outcome.conflicts] == [(Why.GONE, None)]


@pytest.mark.parametrize(
    ("columns", "verdict"),
    [
        ({"state": "suggested"}, Verdict.REOPEN),  # it is open
        ({"state": "confirmed", "machine": False}, Verdict.REOPEN),  # as a suggestion it would be lost
        ({"placement": "placed"}, Verdict.ACCEPT),
        ({"placement": "orphan"}, Verdict.DECLINE),
        ({"body": "none", "state": "confirmed"}, Verdict.CHANGE),
    ],
)
def test_what_cannot_be_said_of_a_row_is_reported(duty, zhang, columns, verdict):
    row = duty("1/1", "省财政厅")
    Responsibility.objects.filter(pk=row.pk).update(**columns)
    outcome = decide(Responsibility, seen(row), zhang, verdict)
    assert (outcome.changed, [each.why for each in outcome.conflicts]) == ((), [Why.UNFIT])
    assert not ReviewStep.objects.exists()


@pytest.mark.parametrize(
    ("verdict", "placement", "placed"),
    [(Verdict.ACCEPT, "placed", True), (Verdict.DECLINE, "orphan", False)],
)
def test_a_proposed_place_is_accepted_or_declined(duty, zhang, verdict, placement, placed):
    row = duty("1/1", "省财政厅")
    Responsibility.objects.filter(pk=row.pk).update(placement="proposed", state="confirmed")
    decide(Responsibility, seen(row), zhang, verdict)
    row.refresh_from_db()
    assert (row.placement, row.provision_id is not None, row.state) == (placement, placed, "confirmed")


def test_only_what_a_person_may_state_can_be_stated(duty, zhang):
    row = duty("1/1", "省财政厅")
    with pytest.raises(TypeError, match="machine_role"):
        decide(Responsibility, seen(row), zhang, Verdict.CHANGE, machine_role="lead")


def test_many_rows_take_few_questions(version, zhang, django_assert_max_num_queries):
    rows = list(Responsibility.objects.all())
    assert len(rows) == 5
    with django_assert_max_num_queries(12):
        decide(Responsibility, seen(*rows), zhang, Verdict.CONFIRM)
