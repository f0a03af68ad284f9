"""Who said what when is complete, whichever way it was said."""

import pytest

from documents.ingest import reparse
from documents.models import Department, Responsibility
from documents.reviewing import Verdict, decide, undo
from documents.reviewing.departments import merge, reject
from documents.reviewing.duties import add, nobody, place
from documents.reviewing.history import history_of


def single(version, user):
    row = Responsibility.objects.order_by("pk").first()
    return decide(Responsibility, {row.pk: row.revision}, user, Verdict.CONFIRM).changed


def bulk(version, user):
    rows = dict(Responsibility.objects.values_list("pk", "revision"))
    return decide(Responsibility, rows, user, Verdict.REJECT).changed


def undone(version, user):
    rows = dict(Responsibility.objects.values_list("pk", "revision"))
    batch = decide(Responsibility, rows, user, Verdict.CONFIRM).batch
    return undo(batch, user).changed


def merged(version, user):
    source, target = (Department.objects.get(name=f"辽宁省{name}") for name in ("财政厅", "水利厅"))
    return merge(source, target, user).changed


def no_department(version, user):
    return reject([Department.objects.get(name="辽宁省财政厅")], user).changed


def added(version, user):
    department = Department.objects.get(name="辽宁省财政厅")
    return add(version.provisions.get(path="2/3"), department, "lead", user).changed


def nobody_there(version, user):
    return nobody(version.provisions.get(path="1/1"), user).changed


def placed(version, user):
    row = Responsibility.objects.get(pk=single(version, user)[0])
    return place(row, row.revision, version.provisions.get(path="2/3"), user).changed


@pytest.mark.parametrize("way", [single, bulk, undone, merged, no_department, added, nobody_there, placed])
def test_each_way_in_leaves_a_record_that_is_the_row(version, zhang, way):
    changed = way(version, zhang)
    assert changed
    for row in Responsibility.objects.filter(pk__in=changed):
        record = row.history.first()
        assert record.history_user == zhang
        assert record.history_change_reason
        fields = [field.attname for field in Responsibility.history.model.tracked_fields]
        assert [getattr(record, name) for name in fields] == [getattr(row, name) for name in fields]


def test_what_is_carried_to_a_new_version_and_what_a_parse_moves(make_document, version, zhang):
    (pk,) = single(version, zhang)
    reparse(version)
    assert [each.history_type for each in Responsibility.history.filter(id=pk)] == ["~", "~"]
    new = make_document(version.text + "（四）新的一条。加强监督。\n", "plan")
    row = Responsibility.objects.get(version=new, carried_from=pk)
    (record,) = row.history.all()
    assert (record.history_type, record.state, record.decided_by) == ("+", "confirmed", zhang)


def test_departments_and_aliases_have_theirs(version, zhang):
    source, target = (Department.objects.get(name=f"辽宁省{name}") for name in ("财政厅", "水利厅"))
    merge(source, target, zhang)
    assert source.history.first().history_user == zhang
    assert source.history.first().merged_into == target
    alias = target.aliases.get(name=source.name)
    assert [(each.history_type, each.history_user) for each in alias.history.all()] == [("+", zhang)]


def test_it_reads_as_sentences(make_document, version, duty, zhang, li):
    provision = version.provisions.get(path="1/1")
    row, water = duty("1/1", "省财政厅"), Department.objects.get(name="辽宁省水利厅")
    decide(Responsibility, {row.pk: 0}, zhang, Verdict.CONFIRM, note="属实")
    decide(Responsibility, {row.pk: 1}, li, Verdict.CHANGE, department=water, role="lead")
    decide(Responsibility, {row.pk: 2}, zhang, Verdict.REOPEN)
    undo(add(provision, water, "guide", li).batch, li)
    told = [(event.who, event.what) for event in reversed(history_of(provision))]
    assert told == [
        ("张三", "确认：责任 辽宁省财政厅"),
        ("李四", "改为：牵头 辽宁省水利厅；原为 责任 辽宁省财政厅"),
        ("张三", "退回待审核：责任 辽宁省财政厅；原为 牵头 辽宁省水利厅"),
        ("李四", "人工添加：指导 辽宁省水利厅"),
        ("李四", "移除：指导 辽宁省水利厅"),
    ]
    decide(Responsibility, {row.pk: 3}, zhang, Verdict.REJECT)
    new = make_document(version.text + "（四）新的一条。加强监督。\n", "plan")
    told = [(event.who, event.what) for event in history_of(new.provisions.get(path="1/1"))]
    assert told[:2] == [("系统", "沿用：责任 辽宁省财政厅"), ("张三", "否定：责任 辽宁省财政厅")]
    assert len(told) == 5, "what was said of the row in the former version, too"


def test_questions(version, zhang, django_assert_num_queries):
    bulk(version, zhang)
    provision = version.provisions.get(path="1/1")
    with django_assert_num_queries(3):
        assert len(history_of(provision)) == 3
