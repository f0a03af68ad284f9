"""Candidates judged, departments merged: what moves, what stays, and the way back."""

import pytest

from documents.models import Department, DepartmentAlias, Responsibility
from documents.reviewing import Verdict, decide, undo
from documents.reviewing.departments import accept, canonical, merge, preview, reject
from documents.reviewing.merging import MergeError
from documents.storing.departments import resolve


@pytest.fixture
def office(version, duty) -> Department:
    """A candidate with two suggestions, an alias and a department below it."""
    office = Department.objects.create(name="辽宁省水务办", status="candidate", function="水利")
    for row in duty("1/1", "省财政厅"), duty("1/2", "省水利厅"):
        Responsibility.objects.filter(pk=row.pk).update(department=office, machine_department=office)
    DepartmentAlias.objects.create(department=office, name="省水务办")
    Department.objects.create(name="辽宁省水务办一处", parent=office)
    return office


@pytest.fixture
def water(version) -> Department:
    return Department.objects.get(name="辽宁省水利厅")


def test_a_candidate_is_accepted_and_its_suggestions_wait(office, zhang):
    outcome = accept([office], zhang)
    office.refresh_from_db()
    assert (office.status, office.responsibilities.filter(state="suggested").count()) == ("known", 2)
    undo(outcome.batch, zhang)
    office.refresh_from_db()
    assert office.status == "candidate"


def test_no_department_takes_its_suggestions_with_it(office, zhang):
    outcome = reject([office], zhang)
    office.refresh_from_db()
    rows = office.responsibilities.values_list("state", "decided_by")
    assert (office.status, set(rows)) == ("rejected", {("rejected", zhang.pk)})
    undo(outcome.batch, zhang)
    office.refresh_from_db()
    assert office.status == "candidate"
    assert set(office.responsibilities.values_list("state", "decided_by")) == {("suggested", None)}


def test_who_is_confirmed_somewhere_is_a_department(office, zhang):
    row = office.responsibilities.first()
    decide(Responsibility, {row.pk: row.revision}, zhang, Verdict.CONFIRM)
    outcome = reject([office], zhang)
    office.refresh_from_db()
    assert (office.status, [each.pk for each in outcome.conflicts]) == ("candidate", [row.pk])
    assert office.responsibilities.filter(state="suggested").count() == 1


def test_the_preview_says_what_the_merge_moves(office, water, zhang):
    row = office.responsibilities.get(path="1/1")
    decide(Responsibility, {row.pk: row.revision}, zhang, Verdict.CONFIRM)
    Responsibility.objects.create(
        version=row.version, provision=row.provision, path="1/1", department=water, role=row.role
    )
    before = preview(office, water)
    assert before.by_state == {"confirmed": 1, "suggested": 1}
    assert before.aliases == ["辽宁省水务办", "省水务办"]
    assert (before.children, before.former, before.twice) == (["辽宁省水务办一处"], [], 1)
    assert before.doubts == ["地区不同：无、辽宁省"]


def test_a_merge_moves_everything_and_keeps_the_names(office, water, zhang):
    revisions = dict(office.responsibilities.values_list("pk", "revision"))
    outcome = merge(office, water, zhang)
    office.refresh_from_db()
    assert (office.status, office.merged_into, canonical(office)) == ("merged", water, water)
    assert set(outcome.changed) == set(revisions)
    for row in Responsibility.objects.filter(pk__in=revisions):
        assert (row.department, row.machine_department) == (water, office)
        assert row.revision == revisions[row.pk] + 1, "who saw the former department must notice"
    assert {"省水务办", "辽宁省水务办"} <= set(water.aliases.values_list("name", flat=True))
    assert Department.objects.get(name="辽宁省水务办一处").parent == water
    assert resolve(["辽宁省水务办", "省水务办"], "210000") == {"辽宁省水务办": water, "省水务办": water}


def test_undo_of_a_merge(office, water, zhang, all_rows):
    def rows() -> dict:
        kept = {"Responsibility", "Department", "DepartmentAlias"}
        return {
            name: [{key: value for key, value in row.items() if key != "revision"} for row in found]
            for name, found in all_rows().items()
            if name in kept
        }

    before = rows()
    outcome = merge(office, water, zhang)
    assert rows() != before
    assert undo(outcome.batch, zhang).conflicts == ()
    assert rows() == before


def test_undo_of_a_merge_leaves_what_was_decided_since(office, water, zhang, li):
    outcome = merge(office, water, zhang)
    row = Responsibility.objects.get(pk=outcome.changed[0])
    decide(Responsibility, {row.pk: row.revision}, li, Verdict.CONFIRM)
    back = undo(outcome.batch, zhang)
    assert [each.pk for each in back.conflicts] == [row.pk]
    row.refresh_from_db()
    assert (row.department, row.state) == (water, "confirmed")


def test_a_second_merge_takes_the_first_along(office, water, zhang):
    first = Department.objects.create(name="辽宁省水电厅")
    merge(first, office, zhang)
    merge(office, water, zhang)
    first.refresh_from_db()
    assert canonical(first) == water


def test_reopened_after_a_merge_it_is_the_merged_department(office, water, zhang):
    row = office.responsibilities.first()
    decide(Responsibility, {row.pk: row.revision}, zhang, Verdict.REJECT)
    merge(office, water, zhang)
    row.refresh_from_db()
    decide(Responsibility, {row.pk: row.revision}, zhang, Verdict.REOPEN)
    row.refresh_from_db()
    assert (row.state, row.department, row.machine_department) == ("suggested", water, office)


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("辽宁省水利厅", "辽宁省水利厅", "自身"),
        ("辽宁省水务办", "辽宁省水务办一处", "下级"),
        ("辽宁省水务办", "不是部门", "不是部门"),
        ("已并", "辽宁省水利厅", "已并入"),
    ],
)
def test_what_cannot_be_merged(office, water, zhang, source, target, why):
    Department.objects.create(name="不是部门", status="rejected")
    Department.objects.create(name="已并", status="merged", merged_into=water)
    one, other = Department.objects.get(name=source), Department.objects.get(name=target)
    for way in preview, lambda *both: merge(*both, zhang):
        with pytest.raises(MergeError, match=why):
            way(one, other)
