import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.travelling.cells import armoured, bare


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("省生态环境厅", "省生态环境厅"),
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-5%", "'-5%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("　+86", "'　+86"),
        ("'=1+1", "''=1+1"),
        ("'90年代", "'90年代"),
        ("甲\n=1+1", "甲\n'=1+1"),
        ("\n'=1", "'\n''=1"),
        ("", ""),
    ],
)
def test_formulas_are_disarmed_and_come_back(cell, written):
    assert armoured(cell) == written
    assert bare(written) == cell


@given(st.text(alphabet="'=+-@＝　 \t\r\n\ufeff年5", max_size=6))
def test_whatever_the_cell(cell):
    assert bare(armoured(cell)) == cell
    assert armoured(cell)[:1] not in set("=+-@＝\t\r")
