"""From the desk into the knowledge base, or nothing."""

import pytest

from documents.desk import correct
from documents.desk.publish import ask, publish, suggested_slug
from documents.desk.receive import Refused
from documents.desk.understand import kinds_of, understand
from documents.models import Arrival, DocumentVersion, PolicyDocument, Provision
from documents.parsing.nodes import Header, Says
from tests.desk.test_correct import LINE, TEXT

State = Arrival.State


def published(arrival):
    ask(arrival.pk, arrival.revision, understand(arrival))
    publish(arrival.pk)
    return Arrival.objects.get()


def test_nothing_is_stored_before(arrive, all_rows):
    before = all_rows()
    arrival = arrive(TEXT)
    understand(arrival)
    correct.correct_line(arrival.pk, LINE, Says.CHAPTER)
    correct.state(arrival.pk, {"title": "另一个标题"}, "bishui")
    after = all_rows()
    for name in "Arrival", "HistoricalArrival":
        before.pop(name), after.pop(name)
    assert after == before


def test_published_as_it_was_seen(arrive):
    arrival = correct.correct_line(arrive(TEXT).pk, LINE, Says.CHAPTER)
    arrival = correct.state(arrival.pk, {"title": "另一个标题"}, "bishui")
    seen = [node.path for node in understand(arrival).outline.nodes]
    arrival = published(arrival)
    version = DocumentVersion.objects.get()
    assert (arrival.state, arrival.version, bytes(arrival.content), arrival.text) == (
        State.PUBLISHED,
        version,
        b"",
        "",
    )
    assert (version.document.slug, version.document.title) == ("bishui", "另一个标题")
    assert bytes(version.source.content) == TEXT.encode()
    rows = Provision.objects.filter(version=version).exclude(path="").order_by("seq")
    assert list(rows.values_list("path", flat=True)) == seen
    assert version.provisions.filter(kind="chapter", heading="保障措施与监督落实").exists()


def test_what_was_counted_before_is_counted_after(arrive):
    arrival = arrive(TEXT + "（三）加强监测。建设站点。完善网络。\n")
    before = kinds_of(understand(arrival))
    stored = published(arrival).version.counts
    assert before == (stored["chapter"], stored["clause"], stored["measure"])


def test_who_published_stands_in_the_history(arrive, importer):
    published(arrive(TEXT))
    assert [record.history_user for record in PolicyDocument.history.all()] == [importer]


def test_a_new_version_of_what_is_held(make_document, arrive):
    document = make_document(TEXT, "bishui").document
    arrival, _lost = correct.belongs_to(arrive(TEXT.replace("绿色", "蓝色"), "其他名称.txt").pk, document)
    version = published(arrival).version
    assert (version.document, version.number, PolicyDocument.objects.count()) == (document, 2, 1)


def test_a_new_document_with_the_name_and_title_of_another(make_document, arrive):
    """The person decided: nothing is guessed from names."""
    make_document(TEXT, "plan")
    arrival, _lost = correct.belongs_to(arrive(TEXT.replace("绿色", "蓝色"), "plan.txt").pk, None)
    assert published(arrival).version.document.slug == "plan-2"


def test_only_as_it_was_seen(arrive):
    arrival = arrive(TEXT)
    correct.correct_line(arrival.pk, LINE, Says.CHAPTER)
    with pytest.raises(Refused, match="已有人改动"):
        ask(arrival.pk, arrival.revision, understand(arrival))
    assert Arrival.objects.get().state == State.READ


def test_only_once(arrive):
    arrival = arrive(TEXT)
    ask(arrival.pk, 0, understand(arrival))
    with pytest.raises(Refused, match="现在不能发布：正在发布"):
        ask(arrival.pk, 0, understand(arrival))
    publish(arrival.pk)
    publish(arrival.pk)
    assert DocumentVersion.objects.count() == 1


def test_an_address_that_is_taken(make_document, arrive):
    make_document(TEXT, "bishui")
    arrival = correct.state(arrive(TEXT + "附注。").pk, {}, "bishui")
    with pytest.raises(Refused, match="地址 bishui 已有别的文件"):
        ask(arrival.pk, 1, understand(arrival))


def test_an_address_that_is_taken_in_the_meantime(make_document, arrive):
    arrival = arrive(TEXT + "附注。")
    ask(arrival.pk, 0, understand(arrival))
    make_document(TEXT, "plan")
    publish(arrival.pk)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.message) == (State.READ, "地址 plan 已有别的文件，请改一个。")
    assert DocumentVersion.objects.count() == 1


def test_interrupted_after_it_was_stored(arrive):
    """The server died between the last commit of the road and the word of the arrival."""
    arrival = published(arrive(TEXT))
    Arrival.objects.update(state=State.PUBLISHING, version=None, content=TEXT.encode(), text=TEXT)
    publish(arrival.pk)
    arrival.refresh_from_db()
    assert (arrival.state, DocumentVersion.objects.count()) == (State.PUBLISHED, 1)


def test_a_fault_stores_nothing_and_says_so(arrive, all_rows, monkeypatch, caplog):
    arrival = arrive(TEXT)
    ask(arrival.pk, 0, understand(arrival))
    before = all_rows()
    monkeypatch.setattr("documents.storing.save.index_version", lambda version: 1 / 0)
    publish(arrival.pk)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.message) == (
        State.READ,
        "发布时程序出错，没有存入任何内容，可以再试一次。",
    )
    assert "ZeroDivisionError" in caplog.text
    after = all_rows()
    for name in "Arrival", "HistoricalArrival":
        before.pop(name), after.pop(name)
    assert after == before
    monkeypatch.undo()
    assert published(arrival).state == State.PUBLISHED


@pytest.mark.parametrize(
    ("name", "header", "slug"),
    [
        ("dalian-plan.docx", Header(title="大连市方案"), "dalian-plan"),
        ("方案(3).docx", Header(title="大连市方案"), "da-lian-shi-fang-an"),
        (
            "1.pdf",
            Header(title="大连市人民政府关于加强治理的意见", issuers=("大连市人民政府",)),
            "jia-qiang-zhi-li-de-yi-jian",
        ),
        ("方案.txt", Header(), "fang-an"),
    ],
)
def test_addresses_are_suggested(db, name, header, slug):
    assert suggested_slug(Arrival(name=name), header) == slug
