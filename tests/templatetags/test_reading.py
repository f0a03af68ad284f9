import pytest

from documents.models import Provision
from documents.templatetags.reading import hits, name, percent, whole_percent


@pytest.mark.parametrize(
    ("text", "wanted", "html"),
    [
        ("落实排污许可", "", "落实排污许可"),
        ("落实排污许可", "排污", "落实<mark>排污</mark>许可"),
        ("PM2.5与pm2.5", "pm2.5", "<mark>PM2.5</mark>与<mark>pm2.5</mark>"),
        ("a<b>c", "<b>", "a<mark>&lt;b&gt;</mark>c"),
        ("a&amp;b", "amp", "a&amp;<mark>amp</mark>;b"),
        ("(一)[二]", "(一)[", "<mark>(一)[</mark>二]"),
        ("<i>", "", "&lt;i&gt;"),
    ],
)
def test_hits(text, wanted, html):
    assert hits(text, wanted) == html


@pytest.mark.parametrize(
    ("share", "shown"), [(1.0, "100%"), (0.99999, "99.99%"), (0.0312, "3.12%"), (0.5, "50%"), (0.0, "0%")]
)
def test_percent(share, shown):
    assert percent(share) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0%"), (0.001, "1%"), (27 / 31, "87%"), (23 / 49, "47%"), (0.999, "99%"), (1.0, "100%")],
)
def test_whole_percent(share, shown):
    assert whole_percent(share) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"label": "（八）", "heading": "推进产业绿色低碳发展"}, "（八）推进产业绿色低碳发展"),
        ({"label": "1.", "text": "完成任务。"}, "1.完成任务。"),
        ({"kind": "preamble", "text": "为深入贯彻，制定本方案。"}, "引言"),
        ({"kind": "paragraph", "text": "长" * 30}, "长" * 24 + "…"),
        ({"printed": False, "path": "2/8/s3"}, "第 3 句"),
        ({"path": "9"}, "9"),
    ],
)
def test_name(fields, shown):
    assert name(Provision(**fields)) == shown
