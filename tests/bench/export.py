"""Downloads over made corpora of growing size: rows a second, first byte, memory, each beside others in the same run.

Twelve stored columns. The floor is what the database's own program writes of the very same query: `COPY` of psql,
`-csv` of sqlite3. Datasette streams a table that holds these twelve columns ready made. All through HTTP, but the floors.
"""

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.db import connection

from documents.exporting.choice import chosen
from documents.exporting.stored import stored_rows, stored_tables
from documents.models import Department, Provision, Responsibility
from documents.queries import clause_nodes
from tests.bench.server import Server, database_url, free_port, started
from tests.bench.table import Table
from tests.search import made

STORED = "address,document,document_number,region,level,status,chapter,kind,label,heading,text,version"
COLUMNS = f"level=unit&columns={quote(STORED)}"
OURS = {
    "plain": f"/clauses.csv?{COLUMNS}&variant=plain",
    "disarmed": f"/clauses.csv?{COLUMNS}",
    "JSON Lines": f"/clauses.jsonl?{COLUMNS}",
    "all columns": "/clauses.csv?level=unit",
    "任务分解表": "/clauses.csv?level=unit&preset=tasks",
    "任务分解表, XLSX": "/clauses.xlsx?level=unit&preset=tasks",
}
ROUNDS = 3
IN_TURNS = 5  # ours and the database's own program, so that both meet the same other work
ONLY_ONCE = 500_000  # rows from which the slower ways are tried once
SHEET_MOST = 200_000  # rows from which no XLSX is made
JUDGED_AT = 100_000  # provisions; of fewer the time is that of any page
LEAST = {"sqlite": 0.3, "postgresql": 0.8}  # of what the database's own program does
LEAST_AGAINST_DATASETTE, MOST_FIRST, MOST_MEMORY = 5.0, 200.0, 30.0
DATASETTE = Path(settings.BASE_DIR) / ".venv" / "bench" / "bin" / "datasette"


def at_size(table: Table, tell: str, size: int, server: Server, smallest: Server) -> None:
    """Each kind of download, beside the database's own program and Datasette on the same rows."""
    rows = clause_nodes().filter(is_unit=True).count()
    before = server.peak()
    ours(table, tell, rows, server)
    for address in OURS.values():
        smallest.get(address)
    told = f"{before:.0f}, {server.peak():.0f}, {smallest.peak():.0f} MB"
    table.tell(f"{tell}memory of a worker: before, at most, at most in the smallest corpus", told)
    table.at_most(
        f"{tell}most memory, more than in the smallest", server.peak() - smallest.peak(), MOST_MEMORY, " MB"
    )
    program = {"sqlite": "sqlite3 -csv", "postgresql": "psql COPY"}[connection.vendor]
    turns = [(server.get(OURS["plain"]).last, floor_of_database(rows)) for _ in range(IN_TURNS)]
    plain, floor = (rows / median(seconds) for seconds in zip(*turns, strict=True))
    table.tell(f"{tell}plain and {program}, in turns", f"{per_second(plain)}, {per_second(floor)}")
    table.at_least(
        f"{tell}plain / {program}", plain / floor, LEAST[connection.vendor], judged=size >= JUDGED_AT
    )
    if DATASETTE.exists():
        theirs = datasette(rows)
        table.tell(f"{tell}Datasette's stream", per_second(theirs))
        table.at_least(
            f"{tell}plain / Datasette", plain / theirs, LEAST_AGAINST_DATASETTE, judged=size >= JUDGED_AT
        )
    else:
        table.tell("Datasette", "not installed: make .venv/for-bench")


def ours(table: Table, tell: str, rows: int, server: Server) -> None:
    """Rows a second and first byte of each kind of download."""
    for name, address in OURS.items():
        if name.endswith("XLSX") and rows > SHEET_MOST:
            continue
        rounds = ROUNDS if name == "plain" or rows < ONLY_ONCE else 1
        answers = [server.get(address) for _ in range(rounds)]
        speed = rows / min(answer.last for answer in answers)
        assert rows == json.loads(server.text(urlsplit(answers[-1].link).path))["govtrack"]["rows"]
        table.tell(f"{tell}{name} ({answers[0].size / 2**20:.0f} MB)", per_second(speed))
        if not name.endswith("XLSX"):  # a sheet is made whole before it is sent
            first = median(answer.first for answer in answers) * 1000
            table.at_most(f"{tell}{name}, first byte", first, MOST_FIRST, " ms")


def per_second(rows: float) -> str:
    return f"{rows:,.0f} rows/s"


def floor_of_database(rows: int) -> float:
    """Seconds in which the database's own program writes the rows of the plain CSV into a file, set up as ours is."""
    wanted = stored_rows(clause_nodes().filter(is_unit=True), chosen(STORED), "", sentences=False)
    assert wanted is not None
    sql, params = wanted.query.sql_with_params()
    name = connection.settings_dict["NAME"]
    with TemporaryDirectory() as folder, connection.cursor() as cursor:
        file = Path(folder) / "floor.csv"
        if connection.vendor == "sqlite":
            said = sql % tuple(quoted(value) for value in params)
            command = ["sqlite3", "-csv", str(name), said]
        else:
            said = cursor.mogrify(sql, params).decode()
            command = ["psql", "-q", "-d", f"{database_url()}", "-c", f"COPY ({said}) TO STDOUT (FORMAT csv)"]
        began = perf_counter()
        with file.open("wb") as out:
            subprocess.run(command, stdout=out, check=True, env=os.environ | {"PGOPTIONS": "-c jit=off"})
        taken = perf_counter() - began
        assert file.read_bytes().count(b"\n") == rows
    return taken


def quoted(value: object) -> str:
    return str(int(value)) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def datasette(rows: int) -> float:
    """Rows a second of Datasette, which streams a table of the same cells."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "same.db"
        wanted = stored_rows(clause_nodes().filter(is_unit=True), chosen(STORED), "", sentences=False)
        assert wanted is not None
        names = STORED.split(",")
        with closing(sqlite3.connect(file)) as line, line:
            line.execute(
                f"CREATE TABLE clauses (id INTEGER PRIMARY KEY, {', '.join(f'{n} TEXT' for n in names)})"
            )
            places = ", ".join("?" * len(names))
            line.executemany(
                f"INSERT INTO clauses ({', '.join(names)}) VALUES ({places})",
                chain.from_iterable(stored_tables(wanted)),
            )
        port = free_port()
        limits = ["--setting", "max_csv_mb", "0", "--setting", "max_returned_rows", "1000"]
        command = [str(DATASETTE), "serve", str(file), "--port", str(port), *limits]
        with started(command, port) as server:
            rounds = 1 if rows > ONLY_ONCE else ROUNDS
            address = f"/same/clauses.csv?_stream=on&_nl=on&{'&'.join(f'_col={name}' for name in names)}"
            return rows / min(server.get(address).last for _ in range(rounds))


def give_duties(before: int) -> None:
    """Who leads and who supports each second new clause, so that the 任务分解表 has something to ask for."""
    departments = list(Department.objects.all()) or Department.objects.bulk_create(
        [Department(name=f"某某省第{number}厅") for number in range(30)]
    )
    new = Provision.objects.filter(is_unit=True, version_id__gt=before // made.A_DOCUMENT).order_by("pk")
    clauses = new.values_list("pk", "version_id", "path").iterator(chunk_size=1000)
    while some := list(islice(clauses, 1000)):
        duties = (
            Responsibility(
                version_id=version,
                provision_id=pk,
                path=path,
                printed="某厅",
                full_name=department.name,
                department=department,
                machine_department=department,
                role=role,
                machine_role=role,
                rule="标签",
                evidence="某厅牵头",
                evidence_start=0,
                words_start=0,
            )
            for pk, version, path in some[::2]
            for role, department in (("lead", departments[pk % 30]), ("support", departments[pk % 29]))
        )
        Responsibility.objects.bulk_create(duties)
