"""What a spreadsheet program makes of our files: text, all of it, and nothing to calculate."""

import subprocess
from pathlib import Path

import openpyxl
import pytest

from documents.exporting.formats import Format, pieces
from tests.exporting.hostile import HOSTILE, seen
from tests.samples import FORMULAS, PLAN

pytestmark = pytest.mark.office
CHINESE = "推进“两高”项目治理，细颗粒物（PM2.5）下降10%——㎡、𬭎〇"
UTF_8 = "CSV:44,34,76,1"  # comma, quotation mark, the number of UTF-8, from the first line


def opened(file: Path) -> list[list[openpyxl.cell.Cell]]:
    """The rows after LibreOffice has opened the file and saved it anew."""
    saved = file.parent / "saved"
    told = subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(file.parent / 'profile').as_uri()}",
            *([f"--infilter={UTF_8}"] if file.suffix == ".csv" else []),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, file),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert (saved / f"{file.stem}.xlsx").exists(), told.stderr
    return list(openpyxl.load_workbook(saved / f"{file.stem}.xlsx").active.iter_rows())


def written(folder: Path, form: Format) -> Path:
    """The hostile cells, each in a row with a Chinese text."""
    file = folder / f"hostile.{form.suffix}"
    rows = [[cell, CHINESE] for cell in HOSTILE]
    file.write_bytes(b"".join(pieces(form, ["格子", "正文"], ["cell", "text"], [rows])))
    return file


def told(cell: str) -> str:
    """What a reader sees of it, but for the apostrophes that keep it a text."""
    return seen(cell).replace("'", "")


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_no_cell_is_calculated(tmp_path: Path, form: Format) -> None:
    assert len(HOSTILE) >= 40
    rows = opened(written(tmp_path, form))
    assert [cell.value for cell in rows[0]] == ["格子", "正文"]
    assert len(rows) - 1 == len(HOSTILE)
    assert {cell.data_type for row in rows for cell in row} == {"s"}
    assert {row[1].value for row in rows[1:]} == {CHINESE}
    assert [told(row[0].value) for row in rows[1:]] == list(map(told, HOSTILE))


def test_without_disarming_it_would_calculate(tmp_path: Path) -> None:
    """So the test above can fail."""
    cells = [row[0] for row in opened(written(tmp_path, Format.PLAIN))]
    assert sum(cell.data_type == "f" for cell in cells) > 5


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["clauses.csv", "clauses.xlsx", "clauses.xlsx?preset=tasks"])
def test_the_downloads_of_the_site(client, make_document, tmp_path: Path, address: str) -> None:
    make_document(PLAN, "dalian")
    make_document(FORMULAS, "shenyang")
    total = client.get("/export/").context["rows"]
    file = tmp_path / address.partition("?")[0]
    file.write_bytes(b"".join(client.get(f"/{address}").streaming_content))
    rows = opened(file)
    assert len(rows) - 1 == total
    assert not [cell.value for row in rows for cell in row if cell.data_type == "f"]
    assert "绿色" in "".join(str(cell.value) for row in rows for cell in row)
