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
        "\r=1",
        "＝1+1",
        "＋1",
        "－5%",
        "＠sum",
        " =1",
        "\u00a0=1",
        "\u3000＝1",
    ],
)
def test_a_formula_gets_an_apostrophe(cell):
    assert disarm(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell",
    ["", "下降5%", "（一）", "——建设", "1-2", "“=”", "中发〔2021〕40号", "'=1", "到2025年", "http://a/=b"],
)
def test_other_cells_stay_as_they_are(cell):
    assert disarm(cell) == cell
