"""A text with decisions of every kind, an installation without them, and tables of rows."""

import csv
import io
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from documents.models import Department, DocumentVersion, PolicyDocument, Responsibility
from documents.reviewing import Verdict, decide
from documents.reviewing.duties import add, nobody
from documents.travelling.arriving import read
from documents.travelling.leaving import decisions, table
from documents.travelling.sheets import csv_chunks

TEXT = """辽宁省某某工作方案

一、总体要求
（一）加强大气治理。推进减排工作，加快改造锅炉。（牵头单位：省生态环境厅；责任单位：省发展改革委、省财政厅）
（二）加强水体治理。推进河道整治，完善污水管网。（牵头单位：省水利厅；责任单位：省生态环境厅）
（三）抓好落实。各部门各负其责。（责任单位：省财政厅）
（四）抓好落实。各部门各负其责。（责任单位：省财政厅）

二、保障措施
（五）加强宣传引导。营造全社会共同参与的良好氛围。
（六）加强资金保障。完善投入机制。
"""
# Paths: 1, 1/1, 1/2, 1/3 and 1/4 (the same text), 2, 2/5, 2/6


@pytest.fixture
def zhang(db) -> User:
    return User.objects.create_user("zhang", first_name="张三")


@pytest.fixture
def li(db) -> User:
    return User.objects.create_user("li", first_name="李四")


@pytest.fixture
def plan_of(make_document) -> Callable[..., DocumentVersion]:
    """`plan_of(TEXT)` imports it as the document `plan`."""
    return lambda text=TEXT, slug="plan": make_document(text, slug, regions=["辽宁省"], level="province")


def duty(path: str, printed: str = "", slug: str = "plan", **more: object) -> Responsibility:
    """The row at a path of the latest text, by its printed name."""
    rows = Responsibility.objects.filter(version__is_latest=True, version__document__slug=slug, path=path)
    return rows.get(printed=printed, **more)


def say(row: Responsibility, verdict: Verdict, user: User, **values: object) -> None:
    assert decide(type(row), {row.pk: row.revision}, user, verdict, **values).batch


@pytest.fixture
def decided(plan_of, zhang) -> DocumentVersion:
    """Confirmed, rejected, changed, one of two look-alikes, nobody named, added by hand."""
    version = plan_of()
    say(duty("1/1", "省生态环境厅"), Verdict.CONFIRM, zhang, note="=1+1 不是公式")
    say(duty("1/1", "省财政厅"), Verdict.REJECT, zhang)
    say(duty("1/2", "省水利厅"), Verdict.CHANGE, zhang, role="responsible")
    say(duty("1/4", "省财政厅"), Verdict.CONFIRM, zhang)
    nobody(version.provisions.get(path="2/5"), zhang)
    add(
        version.provisions.get(path="2/6"),
        Department.objects.get(name="辽宁省财政厅"),
        "lead",
        zhang,
        "文意如此",
    )
    return version


def sayings() -> set[tuple[object, ...]]:
    """What people decided on the latest texts, without who and when."""
    rows = Responsibility.objects.filter(version__is_latest=True).exclude(state="suggested")
    return set(
        rows.values_list(
            "version__document__slug",
            "provision__path",
            "placement",
            "body",
            "printed",
            "full_name",
            "department__name",
            "role",
            "machine_role",
            "state",
            "note",
        )
    )


def empty() -> None:
    """As in an installation that never saw a document."""
    for model in Responsibility, PolicyDocument, Department:
        model.objects.all().delete()


def exported(*slugs: str) -> bytes:
    return "".join(csv_chunks(table(decisions(slugs)))).encode()


def rows_of(content: bytes, name: str = "tags.csv"):
    return read(name, content, 20_000_000)


def edited(content: bytes, edit: Callable[[list[dict[str, str]]], None]) -> bytes:
    """A table after a person changed its rows, in a spreadsheet that forgets the byte-order mark."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    rows = list(reader)
    edit(rows)
    file = io.StringIO()
    writer = csv.DictWriter(file, reader.fieldnames)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
