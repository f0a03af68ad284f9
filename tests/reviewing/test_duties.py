"""What a person says of a provision by hand."""

import pytest

from documents.models import Department, Responsibility
from documents.reviewing import Verdict, decide, undo
from documents.reviewing.candidates import candidates
from documents.reviewing.duties import add, nobody, place
from documents.reviewing.outcome import Why


@pytest.fixture
def water(version) -> Department:
    return Department.objects.get(name="辽宁省水利厅")


@pytest.mark.parametrize(("path", "where"), [("2/3", "2/3"), ("2/3/s1", "2/3"), ("2", "2")])
def test_a_body_is_added_where_the_machine_saw_nothing(version, zhang, water, path, where):
    outcome = add(version.provisions.get(path=path), water, "support", zhang, "会议纪要")
    row = Responsibility.objects.get(pk=outcome.changed[0])
    assert (row.path, row.provision.path, row.department, row.role) == (where, where, water, "support")
    assert (row.machine, row.state, row.decided_by, row.note) == (False, "confirmed", zhang, "会议纪要")
    assert (row.machine_department, row.machine_role, row.rule) == (None, "", "")


def test_the_document_as_a_whole_and_an_unknown_role_are_refused(version, zhang, water):
    with pytest.raises(ValueError, match="no provision"):
        add(version.provisions.get(path=""), water, "lead", zhang)
    with pytest.raises(ValueError, match="boss"):
        add(version.provisions.get(path="2/3"), water, "boss", zhang)
    assert Responsibility.objects.filter(machine=False).count() == 0


def test_what_the_machine_saw_is_confirmed_and_not_doubled(version, duty, zhang):
    row = duty("1/2", "省水利厅")
    provision = version.provisions.get(path="1/2")
    assert add(provision, row.department, "lead", zhang).changed == (row.pk,)
    row.refresh_from_db()
    assert (row.state, row.machine) == ("confirmed", True)
    again = add(provision, row.department, "lead", zhang)
    assert (again.changed, [each.why for each in again.conflicts]) == ((), [Why.UNFIT])
    assert Responsibility.objects.filter(path="1/2").count() == 2


def test_nobody_rejects_what_is_suggested_and_undo_brings_it_back(version, zhang):
    outcome = nobody(version.provisions.get(path="1/1"), zhang)
    rows = Responsibility.objects.filter(path="1/1")
    assert sorted(rows.values_list("body", "state")) == [
        *[("department", "rejected")] * 3,
        ("none", "confirmed"),
    ]
    assert len(outcome.changed) == 4
    undo(outcome.batch, zhang)
    assert set(rows.values_list("body", "state")) == {("department", "suggested")}


def test_nobody_is_refused_where_somebody_is_confirmed(version, duty, zhang):
    row = duty("1/1", "省财政厅")
    decide(Responsibility, {row.pk: 0}, zhang, Verdict.CONFIRM)
    outcome = nobody(version.provisions.get(path="1/1"), zhang)
    assert (outcome.changed, [each.pk for each in outcome.conflicts]) == ((), [row.pk])
    assert not Responsibility.objects.filter(body="none").exists()


@pytest.mark.parametrize("way", ["add", "confirm"])
def test_a_confirmed_body_overrules_nobody(version, duty, zhang, water, way):
    none = Responsibility.objects.get(pk=nobody(version.provisions.get(path="1/1"), zhang).changed[-1])
    if way == "add":
        outcome = add(version.provisions.get(path="1/1"), water, "lead", zhang)
    else:
        row = duty("1/1", "省财政厅")
        outcome = decide(Responsibility, {row.pk: row.revision}, zhang, Verdict.CONFIRM)
    none.refresh_from_db()
    assert none.state == "rejected"
    undo(outcome.batch, zhang)
    none.refresh_from_db()
    assert none.state == "confirmed"


def test_nobody_can_be_said_again_after_it_was_rejected(version, zhang):
    provision = version.provisions.get(path="2/3")
    (pk,) = nobody(provision, zhang).changed
    decide(Responsibility, {pk: 1}, zhang, Verdict.REJECT)
    assert nobody(provision, zhang).changed == (pk,)
    assert Responsibility.objects.get(pk=pk).state == "confirmed"


@pytest.fixture
def orphan(make_document, version, duty, zhang) -> Responsibility:
    """A decision about a clause that a new version prints twice."""
    row = duty("1/1", "省财政厅")
    decide(Responsibility, {row.pk: 0}, zhang, Verdict.CONFIRM)
    lines = version.text.splitlines(keepends=True)
    clause = next(line for line in lines if line.startswith("（一）"))
    make_document(version.text + clause.replace("（一）", "（四）"), "plan")
    return Responsibility.objects.get(version__is_latest=True, placement="orphan")


def test_an_orphan_is_put_where_a_person_says(orphan, zhang):
    assert orphan.provision is None
    likest = candidates(orphan)
    assert {each.provision.path for each in likest[:2]} == {"1/1", "2/4"}
    outcome = place(orphan, orphan.revision, likest[0].provision, zhang)
    orphan.refresh_from_db()
    assert (outcome.changed, orphan.placement, orphan.state) == ((orphan.pk,), "placed", "confirmed")
    assert (orphan.provision, orphan.path) == (likest[0].provision, likest[0].provision.path)


def test_an_orphan_is_not_put_in_another_text(orphan, version, zhang):
    former = orphan.version.document.versions.get(number=1).provisions.get(path="1/1")
    with pytest.raises(ValueError, match="another text"):
        place(orphan, orphan.revision, former, zhang)


def test_an_orphan_that_somebody_placed_meanwhile_is_left_alone(orphan, zhang, li):
    seen = orphan.revision
    place(orphan, seen, orphan.version.provisions.get(path="1/1"), li)
    outcome = place(orphan, seen, orphan.version.provisions.get(path="2/4"), zhang)
    assert [each.why for each in outcome.conflicts] == [Why.MOVED]
    orphan.refresh_from_db()
    assert orphan.path == "1/1"
