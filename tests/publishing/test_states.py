"""Published, withdrawn, thrown away, taken back: by whom and why; and nothing hidden is seen anywhere."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from documents.aligning import align_version
from documents.ingest import ingest_source, reparse
from documents.models import Aligned, Alignment, DocumentVersion, PolicyDocument, SearchEntry, SearchWord
from documents.publishing.history import state_changes
from documents.publishing.states import Verb, change
from documents.reading import read_bytes
from documents.storing.given import GivenError
from tests.samples import PLAN

pytestmark = pytest.mark.django_db
State = PolicyDocument.State
HIDING = [(Verb.WITHDRAW, "withdrawn", 410), (Verb.BIN, "deleted", 404)]
NAME = "渤海湾专项"  # stands in this text only


@pytest.fixture
def zhang(db: None) -> User:
    return User.objects.create_user("zhang", last_name="张", first_name="三")


@pytest.fixture
def plan(make_document) -> PolicyDocument:
    make_document(PLAN.replace("大连", "沈阳"), "other")
    text = PLAN.replace("坚持系统治理", f"推进{NAME}，到2027年完成率达到90%。省财政厅负责")
    return make_document(text, "plan", title=f"{NAME}方案", regions=["辽宁省"]).document


def state(document: PolicyDocument) -> str:
    return PolicyDocument.objects.values_list("state", flat=True).get(pk=document.pk)


@pytest.mark.parametrize(
    ("verbs", "expected"),
    [
        ([Verb.WITHDRAW], "withdrawn"),
        ([Verb.WITHDRAW, Verb.PUBLISH], "published"),
        ([Verb.BIN], "deleted"),
        ([Verb.BIN, Verb.RESTORE], "published"),
        ([Verb.WITHDRAW, Verb.BIN, Verb.RESTORE], "withdrawn"),
        ([Verb.WITHDRAW, Verb.BIN, Verb.RESTORE, Verb.PUBLISH, Verb.BIN, Verb.RESTORE], "published"),
    ],
)
def test_states(plan, zhang, verbs, expected):
    for verb in verbs:
        assert change([plan.pk], verb, zhang, "缘由").changed == [plan]
    assert state(plan) == expected


@pytest.mark.parametrize("verb", [Verb.PUBLISH, Verb.RESTORE])
def test_what_does_not_fit_is_left_alone(plan, zhang, verb, all_rows):
    before = all_rows()
    done = change([plan.pk], verb, zhang)
    assert (done.changed, done.left) == ([], [plan])
    assert all_rows() == before


@pytest.mark.parametrize("verb", [Verb.WITHDRAW, Verb.BIN])
def test_hiding_needs_a_reason(plan, zhang, verb):
    with pytest.raises(ValueError, match="reason"):
        change([plan.pk], verb, zhang, "  ")
    assert state(plan) == "published"


def test_who_when_why(plan, zhang):
    change([plan.pk], Verb.WITHDRAW, zhang, "原文有误")
    change([plan.pk], Verb.PUBLISH, zhang)
    told = [(each.state, each.who, each.reason) for each in state_changes(plan)]
    assert told == [("published", "张三", ""), ("withdrawn", "张三", "原文有误"), ("published", "系统", "")]


@pytest.mark.parametrize(("verb", "name", "status"), HIDING)
def test_nothing_hidden_is_seen(plan, zhang, client, verb, name, status):
    pages = {
        "/": f"{NAME}方案",
        "/clauses/?q=" + NAME: "",
        "/clauses/?q=绿色发展": "/d/plan/",
        "/clauses/facets/": f"{NAME}方案",
        f"/suggest/?q={NAME[:2]}": NAME,
        "/targets/": "/d/plan/",
        "/timeline/": "/d/plan/",
        "/indicators/": "",
        "/compare/": f"{NAME}方案",
        "/departments/": "",
        "/matrix/": f"{NAME}方案",
        "/counterparts/?p=other/1/1": "plan/",
        "/d/other/1/1": "/d/plan/",
        "/export/": "",
    }
    files = ["/clauses.csv", "/targets.csv", "/clauses.jsonl"]
    seen = {page: client.get(page).content.decode() for page in pages}
    assert [page for page, words in pages.items() if words and words in seen[page]], "the test sees something"
    for file in files:
        assert "plan" in b"".join(client.get(file).streaming_content).decode()
    change([plan.pk], verb, zhang, "缘由")
    for page, words in pages.items():
        html = client.get(page).content.decode()
        assert not words or words not in html, page
        assert "/d/plan/" not in html, page
    for file in files:
        assert "plan" not in b"".join(client.get(file).streaming_content).decode(), file
    for page in (
        "/clauses/?document=plan",
        "/compare/?a=plan&b=other",
        "/counterparts/?p=plan/1/1",
        "/targets/?document=plan",
    ):
        assert client.get(page).status_code == 400, page
    for page in ("/d/plan/", "/d/plan/1/1", "/d/plan@1/", "/d/plan/dashboard", "/d/plan/versions"):
        assert client.get(page).status_code == status, page
    assert not SearchEntry.objects.filter(provision__version__document=plan).exists()
    assert state(plan) == name


def test_withdrawn_and_published_again_all_is_as_before(plan, zhang, client):
    pages = ["/d/plan/", "/clauses/?q=绿色发展", "/targets/", "/d/other/1/1", f"/suggest/?q={NAME[:2]}"]
    before = [client.get(page).content for page in pages]
    words = list(SearchWord.objects.filter(provisions__gt=0).order_by("word").values())
    change([plan.pk], Verb.WITHDRAW, zhang, "缘由")
    change([plan.pk], Verb.PUBLISH, zhang)
    assert [client.get(page).content for page in pages] == before
    assert list(SearchWord.objects.filter(provisions__gt=0).order_by("word").values()) == words


def test_what_is_published_is_compared_then(plan, zhang):
    version = DocumentVersion.objects.get(document=plan)
    between = Alignment.objects.count()
    assert between
    Alignment.objects.all().delete()
    PolicyDocument.objects.filter(pk=plan.pk).update(state=State.DRAFT)
    version.document.refresh_from_db()
    assert align_version(version, again=True) == 0
    Aligned.objects.all().delete()
    change([plan.pk], Verb.PUBLISH, zhang)
    assert Alignment.objects.count() == between


@pytest.mark.parametrize(
    ("hidden", "role", "status"),
    [
        ("withdrawn", None, 410),
        ("withdrawn", "viewer", 410),
        ("withdrawn", "curator", 410),
        ("withdrawn", "administrator", 200),
        ("draft", None, 404),
        ("draft", "viewer", 404),
        ("draft", "administrator", 200),
        ("deleted", "administrator", 404),
    ],
)
def test_who_reads_what_is_hidden(plan, hidden, role, status):
    PolicyDocument.objects.filter(pk=plan.pk).update(state=hidden)
    client = Client()
    if role:
        user = User.objects.create_user(role, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
    for page in ("/d/plan/", "/d/plan/1/1", "/d/plan/1/1/s1", "/d/plan/dashboard", "/d/plan/versions"):
        answer = client.get(page)
        assert answer.status_code == status, page
        assert ("hidden-state" in answer.content.decode()) == (status == 200), page
    assert client.get("/d/plan@7/").status_code == (status if status != 200 else 404)


def test_a_text_does_not_come_into_the_bin(plan, zhang, make_document):
    text = plan.versions.get().text
    change([plan.pk], Verb.BIN, zhang, "缘由")
    with pytest.raises(GivenError, match="回收站"):
        make_document(text.replace("绿色", "低碳"), "plan")
    with pytest.raises(GivenError, match="回收站"):
        make_document(text, "plan")
    ingest_source(read_bytes("plan.txt", text.encode(), 10**6))
    assert PolicyDocument.objects.filter(slug__startswith="plan").values_list("slug", "state").order_by("pk")[
        1
    ] == (
        "plan-2",
        "published",
    )


def test_parsed_again_a_withdrawn_document_stays_withdrawn(plan, zhang):
    version = DocumentVersion.objects.select_related("document").get(document=plan)
    change([plan.pk], Verb.WITHDRAW, zhang, "缘由")
    reparse(version)  # loaded before
    assert state(plan) == "withdrawn"
    assert not SearchEntry.objects.filter(provision__version=version).exists()
