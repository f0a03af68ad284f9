"""The sentence around a finding: evidence in [], words in 【】."""

import pytest

from documents.admin.evidence import marked
from documents.models import Provision, Responsibility

SIGNS = {"": "{}", "evidence": "[{}]", "words": "【{}】"}
TWICE = "省财政厅负责一。省财政厅负责二。"


@pytest.mark.parametrize(
    ("text", "evidence", "printed", "place", "expected"),
    [
        ("推进减排。省财政厅要拨款。其他。", "省财政厅要拨款", "省财政厅", None, "【省财政厅】[要拨款]。"),
        ("减排。（责任：甲局、乙局）", "责任：甲局、乙局", "乙局", None, "（[责任：甲局、]【乙局】）"),
        (TWICE, "省财政厅负责", "省财政厅", (108, 108), "【省财政厅】[负责]二。"),
        (TWICE, "省财政厅负责", "省财政厅", (100, 100), "【省财政厅】[负责]一。"),
        ("甲局牵头，甲局配合。", "甲局牵头，甲局配合", "甲局", (100, 105), "[甲局牵头，]【甲局】[配合]。"),
        ("文字已改。", "省财政厅要拨款", "省财政厅", None, "【省财政厅】[要拨款]"),
        ("人工添加的条款。", "", "", None, "人工添加的条款。"),
        (
            f"{'长' * 300}甲局牵头{'长' * 300}",
            "甲局牵头",
            "甲局",
            None,
            f"…{'长' * 160}【甲局】[牵头]{'长' * 160}…",
        ),
    ],
)
def test_marked(text, evidence, printed, place, expected):
    provision = Provision(text=text, runs=[[0, 100]])
    start, words = place or (None, None)
    row = Responsibility(
        provision=provision, evidence=evidence, printed=printed, evidence_start=start, words_start=words
    )
    assert "".join(SIGNS[piece.kind].format(piece.text) for piece in marked(row)) == expected


def test_without_a_place_the_evidence_alone_is_shown():
    row = Responsibility(evidence="责任：甲局", printed="甲局")
    assert "".join(SIGNS[piece.kind].format(piece.text) for piece in marked(row)) == "[责任：]【甲局】"
