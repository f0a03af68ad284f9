"""The review queue over 1,000 and over 100,000 suggestions: the page as a curator gets it."""

import gc
from time import perf_counter

from django.contrib.auth.models import User
from django.test import Client

from documents.models import Department, DocumentVersion, Responsibility
from documents.storing.save import save_outline
from tests.bench.load import document

SMALL, LARGE = 1_000, 100_000
EACH = 1_000  # suggestions a document
NODES = 500
MOST_GROWTH = 5.0
ROUNDS = 7
DEPARTMENTS = 20  # so that each fills a page, whatever the number of suggestions
PAGES = {
    "queue": "",
    "by department": "?department__id__exact={department}",
    "by document": "?version__document__id__exact={document}",
    "by role": "?role__exact=lead",
    "last page": "?p={last}",
}


def run() -> bool:
    """Print the time of each page, and whether the larger queue keeps within what is asked."""
    client = Client()
    client.force_login(User.objects.create_superuser("bench"))
    departments = Department.objects.bulk_create(
        [Department(name=f"某某省第{number}厅") for number in range(DEPARTMENTS)]
    )
    fill(departments, 0, SMALL)
    small = measure(client)
    fill(departments, SMALL, LARGE)
    large = measure(client)
    good = True
    for name in PAGES:
        growth = large[name] / small[name]
        good &= growth <= MOST_GROWTH
        print(
            f"queue {name:>13}: {SMALL:,} suggestions {small[name] * 1000:.0f} ms, {LARGE:,} "
            f"{large[name] * 1000:.0f} ms, ratio {growth:.1f} (asked: at most {MOST_GROWTH:g})"
        )
    return good


def fill(departments: list[Department], begin: int, end: int) -> None:
    """Suggestions number `begin` to `end`, a thousand in each document."""
    for number in range(begin // EACH, end // EACH):
        source, outline = document(NODES, 1000 + number)
        version, _outcome = save_outline(source, outline)
        suggest(version, departments, number * EACH)


def suggest(version: DocumentVersion, departments: list[Department], begin: int) -> None:
    provisions = list(version.provisions.exclude(path="").values_list("pk", "path", "text", "start"))
    rows = []
    for number in range(EACH):
        pk, path, text, start = provisions[number % len(provisions)]
        department = departments[(begin + number) % DEPARTMENTS]
        role = "lead" if number % 4 == 0 else "responsible"
        rows.append(
            Responsibility(
                version=version,
                provision_id=pk,
                path=path,
                printed=text[:6],
                full_name=department.name,
                department=department,
                machine_department=department,
                role=role,
                machine_role=role,
                rule="标签",
                evidence=text[:20],
                evidence_start=start,
                words_start=start,
            )
        )
    Responsibility.objects.bulk_create(rows, batch_size=EACH)


def measure(client: Client) -> dict[str, float]:
    """Seconds of each page, the best of some rounds: what other work on the machine adds is not ours."""
    words = {
        "department": Department.objects.order_by("pk")[0].pk,
        "document": DocumentVersion.objects.order_by("pk")[0].document_id,
        "last": -(-Responsibility.objects.count() // 50),
    }
    return {name: best(client, query.format(**words)) for name, query in PAGES.items()}


def best(client: Client, query: str) -> float:
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        started = perf_counter()
        answer = client.get(f"/admin/documents/responsibility/{query}", headers={"host": "localhost"})
        times.append(perf_counter() - started)
        assert answer.status_code == 200
        assert "data-row" in answer.text
    return min(times)
