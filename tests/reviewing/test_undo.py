"""What undo puts back, what it leaves, and that it never turns a revision back."""

from django.contrib.auth.models import Permission, User

from documents.ingest import reparse
from documents.models import Department, Responsibility
from documents.reviewing import Verdict, decide, undo
from documents.reviewing.duties import add, place
from documents.reviewing.outcome import Why
from documents.reviewing.undo import may_undo

COLUMNS = (
    "state",
    "department_id",
    "role",
    "body",
    "decided_by_id",
    "decided_at",
    "note",
    "placement",
    "path",
)


def seen(*rows: Responsibility) -> dict[int, int]:
    return {row.pk: row.revision for row in rows}


def what_counts(row: Responsibility) -> dict[str, object]:
    row.refresh_from_db()
    return {name: getattr(row, name) for name in COLUMNS}


def test_undo_puts_everything_back(duty, zhang):
    one, two = duty("1/1", "省财政厅"), duty("1/1", "省发展改革委")
    decide(Responsibility, seen(two), zhang, Verdict.REJECT, note="不对")
    two.refresh_from_db()
    before = [what_counts(row) for row in (one, two)]
    other = Department.objects.get(name="辽宁省水利厅")
    batch = decide(
        Responsibility, seen(one, two), zhang, Verdict.CHANGE, department=other, role="lead", note="改"
    ).batch
    assert [what_counts(row) for row in (one, two)] != before
    outcome = undo(batch, zhang)
    assert (set(outcome.changed), outcome.conflicts) == ({one.pk, two.pk}, ())
    assert [what_counts(row) for row in (one, two)] == before
    assert (one.revision, two.revision) == (2, 3), "who saw a row before the undo must notice"


def test_undo_leaves_what_somebody_decided_since(duty, zhang, li):
    one, two = duty("1/1", "省财政厅"), duty("1/1", "省发展改革委")
    batch = decide(Responsibility, seen(one, two), zhang, Verdict.CONFIRM).batch
    one.refresh_from_db()
    decide(Responsibility, seen(one), li, Verdict.REJECT)
    outcome = undo(batch, zhang)
    assert outcome.changed == (two.pk,)
    assert [(each.pk, each.why, each.row.decided_by) for each in outcome.conflicts] == [
        (one.pk, Why.MOVED, li)
    ]
    one.refresh_from_db()
    assert (one.state, one.decided_by) == ("rejected", li)


def test_what_restores_nothing_is_not_undone_and_can_be_later(duty, zhang, li):
    row = duty("1/1", "省财政厅")
    rejected = decide(Responsibility, seen(row), zhang, Verdict.REJECT).batch
    row.refresh_from_db()
    reopened = decide(Responsibility, seen(row), li, Verdict.REOPEN).batch
    outcome = undo(rejected, zhang)
    assert (outcome.changed, [(each.why, each.later) for each in outcome.conflicts]) == (
        (),
        [(Why.MOVED, reopened)],
    )
    rejected.refresh_from_db()
    assert (rejected.undone_at, rejected.undone_by) == (None, None)
    undo(reopened, li)
    assert undo(rejected, zhang).changed == (row.pk,)
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("suggested", None)


def test_what_was_made_goes_once_what_was_said_of_it_is_taken_back(version, zhang):
    provision = version.provisions.get(path="2/3")
    made = add(provision, Department.objects.get(name="辽宁省水利厅"), "lead", zhang)
    row = Responsibility.objects.get(pk=made.changed[0])
    rejected = decide(Responsibility, seen(row), zhang, Verdict.REJECT).batch
    assert [each.later for each in undo(made.batch, zhang).conflicts] == [rejected]
    undo(rejected, zhang)
    assert undo(made.batch, zhang).changed == (row.pk,)
    assert not Responsibility.objects.filter(pk=row.pk).exists()


def test_said_twice_the_same_the_first_is_not_undone(duty, zhang, li):
    """Reopened, confirmed, reopened: the row is as the first one left it, but the last one stands."""
    row = duty("1/1", "省财政厅")
    batches = []
    for verdict in (Verdict.CONFIRM, Verdict.REOPEN, Verdict.CONFIRM, Verdict.REOPEN):
        row.refresh_from_db()
        batches.append(decide(Responsibility, seen(row), zhang, verdict).batch)
    assert [each.later for each in undo(batches[1], zhang).conflicts] == [batches[3]]


def test_a_batch_is_undone_once(duty, zhang, li):
    row = duty("1/1", "省财政厅")
    batch = decide(Responsibility, seen(row), zhang, Verdict.CONFIRM).batch
    undo(batch, zhang)
    row.refresh_from_db()
    decide(Responsibility, seen(row), li, Verdict.CONFIRM)
    assert undo(batch, zhang).changed == ()
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("confirmed", li)
    batch.refresh_from_db()
    assert batch.undone_by == zhang


def test_a_row_made_by_hand_goes_and_its_history_stays(version, zhang):
    provision = version.provisions.get(path="2/3")
    department = Department.objects.get(name="辽宁省水利厅")
    outcome = add(provision, department, "lead", zhang)
    (pk,) = outcome.changed
    undo(outcome.batch, zhang)
    assert not Responsibility.objects.filter(pk=pk).exists()
    records = Responsibility.history.filter(id=pk).order_by("history_id")
    assert [(each.history_type, each.history_user) for each in records] == [("+", zhang), ("-", zhang)]


def test_undo_after_a_parse_finds_the_row_where_it_stands_now(version, duty, zhang):
    row = duty("1/1", "省财政厅")
    batch = decide(Responsibility, seen(row), zhang, Verdict.CONFIRM).batch
    reparse(version)
    assert undo(batch, zhang).changed == (row.pk,)
    row.refresh_from_db()
    assert (row.state, row.provision.path) == ("suggested", "1/1")


def test_a_place_that_is_no_more_is_not_put_back(version, duty, zhang):
    row = duty("1/1", "省财政厅")
    decide(Responsibility, seen(row), zhang, Verdict.CONFIRM)
    row.refresh_from_db()
    batch = place(row, row.revision, version.provisions.get(path="1/2"), zhang).batch
    reparse(version)
    outcome = undo(batch, zhang)
    assert (outcome.changed, [each.why for each in outcome.conflicts]) == ((), [Why.MOVED])


def test_a_decision_that_a_new_version_took_over_is_changed_there(make_document, version, duty, zhang):
    row = duty("1/1", "省财政厅")
    batch = decide(Responsibility, seen(row), zhang, Verdict.CONFIRM).batch
    make_document(version.text + "（四）新的一条。加强监督。\n", "plan")
    outcome = undo(batch, zhang)
    assert (outcome.changed, [each.why for each in outcome.conflicts]) == ((), [Why.CARRIED])


def test_a_person_who_is_gone_is_no_hindrance(duty, zhang):
    gone = User.objects.create_user("gone")
    row = duty("1/1", "省财政厅")
    decide(Responsibility, seen(row), gone, Verdict.CONFIRM)
    row.refresh_from_db()
    batch = decide(Responsibility, seen(row), zhang, Verdict.REJECT).batch
    gone.delete()
    assert undo(batch, zhang).changed == (row.pk,)
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("confirmed", None)


def test_who_may_undo(duty, zhang, li):
    """What is one's own, of rows that one may change; who merges departments, anything."""
    batch = decide(Responsibility, seen(duty("1/1", "省财政厅")), zhang, Verdict.REJECT, note="不对").batch

    def may(user: User, *rights: str) -> bool:
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        return may_undo(User.objects.get(pk=user.pk), batch)

    assert may(zhang, "change_responsibility")
    assert not may(zhang, "change_alignment")
    assert not may(li, "change_responsibility")
    assert may(li, "merge_department")
    batch.steps.update(model="documents.alignment")
    assert may(zhang, "change_alignment")
    assert not may(zhang, "change_responsibility")
