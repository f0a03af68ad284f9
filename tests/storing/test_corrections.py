"""What people say of lines is kept with the text, goes along to the next one, and is lost nowhere."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from documents.ingest import correct, ingest_source, reparse
from documents.models import DocumentVersion, PolicyDocument, StructureCorrection
from documents.parsing.corrections import Correction
from documents.parsing.nodes import Says
from documents.reading import Source, read_bytes
from documents.storing.corrections import CorrectionsMovedError, corrections_of, orphans_of
from documents.storing.given import Given
from documents.storing.save import Outcome
from tests.conftest import Rows

pytestmark = pytest.mark.django_db
TEXT = "大连市治水方案\n一、总体要求\n坚持绿色发展。\n坚持系统治理。\n加强领导。\n二、主要任务\n（一）推进河道整治。\n"


def source_of(text: str = TEXT, name: str = "治水.txt") -> Source:
    return read_bytes(name, text.encode(), 10_000)


def said(quote: str, says: str, text: str = TEXT) -> Correction:
    return Correction(text.index(quote), quote, Says(says))


def paths(version: DocumentVersion) -> list[str]:
    return list(version.provisions.filter(printed=True).order_by("seq").values_list("path", flat=True))


def latest() -> DocumentVersion:
    return DocumentVersion.objects.get(is_latest=True)


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("编辑")


CLAUSE, JOIN = said("坚持绿色发展。", "clause"), said("加强领导。", "join")


def test_said_at_import_or_later_and_taken_back(editor: User) -> None:
    ingest_source(source_of(), corrections=[CLAUSE], by=editor)
    assert paths(latest()) == ["1", "1/h1", "1/h1/p1", "2", "2/1"]
    assert correct(latest(), [CLAUSE, JOIN], editor).outcome == Outcome.REPARSED
    assert paths(latest()) == ["1", "1/h1", "2", "2/1"]
    assert corrections_of(latest()) == (CLAUSE, JOIN)
    correct(latest(), [], editor)
    assert paths(latest()) == ["1", "1/p1", "1/p2", "1/p3", "2", "2/1"]
    history = StructureCorrection.history.order_by("history_id").values_list("history_type", "quote")
    assert sorted(history) == sorted([(kind, each.quote) for each in (CLAUSE, JOIN) for kind in "+-"])
    assert set(
        StructureCorrection.history.filter(history_type="+").values_list("history_user", flat=True)
    ) == {editor.pk}


def test_nothing_is_done_when_nothing_changed(editor: User, all_rows: Callable[[], Rows]) -> None:
    ingest_source(source_of(), corrections=[CLAUSE], by=editor)
    before = all_rows()
    assert ingest_source(source_of()).outcome == Outcome.UNCHANGED
    assert ingest_source(source_of(), corrections=[CLAUSE]).outcome == Outcome.UNCHANGED
    assert correct(latest(), [CLAUSE]).outcome == Outcome.UNCHANGED
    assert all_rows() == before
    assert ingest_source(source_of(), corrections=[]).outcome == Outcome.REPARSED
    assert not StructureCorrection.objects.exists()


def test_parsing_again_and_importing_again_keep_them(editor: User) -> None:
    ingest_source(source_of(), corrections=[CLAUSE], by=editor)
    row = StructureCorrection.objects.get()
    reparse(latest())
    ingest_source(source_of(), Given(level="prefecture"))
    DocumentVersion.objects.update(pipeline_version="0")
    assert ingest_source(source_of()).outcome == Outcome.REPARSED
    assert paths(latest()) == ["1", "1/h1", "1/h1/p1", "2", "2/1"]
    correct(latest(), [CLAUSE, JOIN])
    assert StructureCorrection.objects.get(quote=CLAUSE.quote).pk == row.pk
    assert StructureCorrection.objects.get(quote=CLAUSE.quote).by == editor


def test_a_new_text_takes_them_along_or_lists_them(editor: User) -> None:
    ingest_source(source_of(), corrections=[CLAUSE, JOIN], by=editor)
    new = TEXT.replace("一、总体要求\n", "一、总体要求\n新的一段。\n").replace("加强领导", "加强组织领导")
    assert ingest_source(source_of(new)).outcome == Outcome.NEW_VERSION
    assert paths(latest()) == ["1", "1/p1", "1/h1", "1/h1/p1", "2", "2/1"]
    assert corrections_of(latest()) == (said("坚持绿色发展。", "clause", new),)
    assert [(row.quote, row.by, row.carried_from.version.number) for row in orphans_of(latest())] == [
        ("加强领导。", editor, 1)
    ]
    former = DocumentVersion.objects.get(number=1)
    assert corrections_of(former) == (CLAUSE, JOIN)
    reparse(former)
    assert paths(former) == ["1", "1/h1", "2", "2/1"]
    ingest_source(source_of(new + "三、保障措施\n"))
    assert [row.quote for row in orphans_of(latest())] == ["加强领导。"], "it waits in each further text"


def test_a_persons_word_on_a_new_text_goes_before_what_is_carried(editor: User) -> None:
    ingest_source(source_of(), corrections=[CLAUSE, JOIN])
    new = TEXT.replace("（一）推进河道整治。", "（一）推进湖泊整治。")
    word = said("坚持绿色发展。", "discard", new)
    ingest_source(source_of(new), corrections=[word], by=editor)
    assert corrections_of(latest()) == (word,)
    assert not orphans_of(latest()).exists(), "both had a place, and the person saw them"


def test_what_does_not_fit_is_applied_nowhere_and_listed() -> None:
    wrong = Correction(3, "坚持绿色发展。", Says.DISCARD)
    ingest_source(source_of(), corrections=[wrong])
    assert corrections_of(latest()) == ()
    assert [row.correction for row in orphans_of(latest())] == [wrong]
    correct(latest(), [wrong])
    assert orphans_of(latest()).count() == 1


def test_two_people_notice_each_other(editor: User) -> None:
    ingest_source(source_of())
    version = latest()
    correct(version, [CLAUSE], editor, seen=[])
    with pytest.raises(CorrectionsMovedError):
        correct(version, [JOIN], editor, seen=[])
    assert corrections_of(version) == (CLAUSE,)


def test_a_word_between_parsing_and_storing_is_taken_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a mock of what is tested: only the moment at which the other person speaks."""
    import documents.ingest as road

    ingest_source(source_of())
    enrich, spoken = road.enrich, []

    def meanwhile(outline):
        if not spoken:
            spoken.append(True)
            monkeypatch.setattr(road, "enrich", enrich)
            correct(latest(), [CLAUSE])
        return enrich(outline)

    monkeypatch.setattr(road, "enrich", meanwhile)
    reparse(latest())
    assert paths(latest()) == ["1", "1/h1", "1/h1/p1", "2", "2/1"]


def test_a_text_of_a_document_whatever_it_prints() -> None:
    ingest_source(source_of(), Given(slug="dalian", level="prefecture"))
    document = PolicyDocument.objects.get()
    other = source_of("另一个标题的方案\n一、总则\n", "终稿.docx.txt")
    assert ingest_source(other, into=document).address == "dalian"
    document.refresh_from_db()
    assert (document.given, document.level) == ({"level": "prefecture"}, "prefecture"), "statements stay"
    ingest_source(source_of(TEXT + "三、附则\n"), Given(title="新标题"), into=document)
    document.refresh_from_db()
    assert (document.given, document.title) == ({"title": "新标题"}, "新标题"), "or are replaced"
    assert document.versions.count() == 3


def test_a_new_document_in_a_state() -> None:
    ingest_source(source_of(), state=PolicyDocument.State.DRAFT)
    assert PolicyDocument.objects.get().state == "draft"
    ingest_source(source_of(TEXT + "三、附则\n"), state=PolicyDocument.State.PUBLISHED)
    assert PolicyDocument.objects.get().state == "draft", "a new text publishes nothing"
    ingest_source(source_of("别的方案\n一、总则\n", "别的.txt"))
    assert PolicyDocument.objects.get(slug="bie-de").state == "published"


def test_a_version_is_stored_with_its_corrections_or_not_at_all(
    all_rows: Callable[[], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = all_rows()
    dry = ingest_source(source_of(), corrections=[CLAUSE], dry_run=True)
    assert all_rows() == before
    assert ingest_source(source_of(), corrections=[CLAUSE]) == dry
