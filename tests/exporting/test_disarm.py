import pytest

from documents.exporting.disarm import disarm


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-5%",
        "@sum",
        "\t=1",
        "＝1+1",
        "＋1",
        "－5%",
        "＠sum",
        " =1",
        "\u00a0=1",
        "\u3000＝1",
        "\u2003=1",
        "\u200b=1",
        "\ufeff=1",
        "\ufeff \u200b＝1",
        "\u202e=1",
        "\x0b=1",
        "﹦1",
        "\n正文",
    ],
)
def test_a_formula_gets_an_apostrophe(cell):
    assert disarm(cell) == "'" + cell


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("甲\n=1", "甲\n'=1"),
        ("甲\r\n\u3000－5%", "甲\r\n'\u3000－5%"),
        ("甲\r=1\n+2\n乙", "甲\r'=1\n'+2\n乙"),
        ("\n=1", "'\n'=1"),
        ("\r=1", "'\r'=1"),
        ("=1\n=2", "'=1\n'=2"),
    ],
)
def test_so_does_each_line_that_is_one(cell, shown):
    assert disarm(cell) == shown


@pytest.mark.parametrize(
    "cell",
    [
        "甲\n乙=1",
        "甲\n\n乙",
        "",
        "下降5%",
        "（一）",
        "——建设",
        "1-2",
        "“=”",
        "中发〔2021〕40号",
        "'=1",
        "到2025年",
        "http://a/=b",
    ],
)
def test_other_cells_stay_as_they_are(cell):
    assert disarm(cell) == cell
