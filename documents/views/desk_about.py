"""The form for what a person states about an arrival, beside what was read and where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.desk.evidence import Evidence
from documents.desk.publish import suggested_slug
from documents.models import Arrival, PolicyDocument
from documents.parsing.nodes import Header
from documents.storing.given import Given, GivenError, to_date

LISTS = ("issuers", "regions")
PRINTED = (
    "title",
    "document_number",
    "issuers",
    "issued_on",
    "document_type",
    "status",
    "level",
    "regions",
)


class AboutForm(forms.Form):
    """Each field holds what counts now, read or stated. What is left as it was read is no statement."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=500, required=False)
    document_number = forms.CharField(label=gettext_lazy("文号"), max_length=100, required=False)
    issuers = forms.CharField(
        label=gettext_lazy("发文机关"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("多个以顿号分开"),
    )
    issued_on = forms.CharField(
        label=gettext_lazy("成文日期"),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "2025-01-31", "inputmode": "numeric"}),
    )
    document_type = forms.CharField(label=gettext_lazy("文种"), max_length=50, required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("文本状态"), choices=PolicyDocument.Status.choices, required=False
    )
    level = forms.ChoiceField(
        label=gettext_lazy("层级"), choices=[("", "—"), *PolicyDocument.Level.choices], required=False
    )
    regions = forms.CharField(
        label=gettext_lazy("地区"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("自上而下，如 辽宁省/大连市"),
    )
    source = forms.CharField(
        label=gettext_lazy("来源"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("网址或出处，可不填"),
    )
    slug = forms.RegexField(
        r"\A[a-zA-Z0-9_-]{1,80}\Z",
        label=gettext_lazy("地址"),
        required=False,
        help_text=gettext_lazy("字母、数字、连字符；发布后不变"),
    )

    def __init__(self, arrival: Arrival, printed: Header, data: Mapping[str, Any] | None = None) -> None:
        self.arrival, self.printed = arrival, printed
        given = Given.from_table(arrival.given)
        now = given.over(printed)
        initial = {name: _shown(name, getattr(now, name)) for name in PRINTED} | {"source": given.source}
        initial["slug"] = arrival.slug or suggested_slug(arrival, printed)
        super().__init__(data, initial=initial, prefix=None)
        if arrival.document is not None:
            del self.fields["slug"]
        for name, field in self.fields.items():
            field.widget.attrs["aria-describedby"] = f"about-{name}"

    @classmethod
    def of(cls, arrival: Arrival, printed: Header) -> "AboutForm":
        """Not sent yet."""
        return cls(arrival, printed)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug and PolicyDocument.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("已有别的文件用这个地址。"))
        return slug

    def clean_issued_on(self) -> str:
        day: str = self.cleaned_data["issued_on"]
        if day and to_date(day) is None:
            raise forms.ValidationError(_("请写成 2025-01-31 的样子。"))
        return day

    def clean_regions(self) -> str:
        text: str = self.cleaned_data["regions"]
        try:
            Given.from_table({"regions": _parts("regions", text)} if text else {})
        except GivenError:
            raise forms.ValidationError(_("没有这个地区，请写全称，自上而下。")) from None
        return text

    def stated(self) -> dict[str, Any]:
        """What differs from what was read: the statements. An emptied field goes back to what was read."""
        said: dict[str, Any] = {}
        for name in PRINTED:
            value = self.cleaned_data[name].strip()
            if value and value != _shown(name, getattr(self.printed, name)):
                said[name] = _parts(name, value) if name in LISTS else value
        if source := self.cleaned_data["source"].strip():
            said["source"] = source
        return said


def _shown(name: str, value: Any) -> str:
    return {"issuers": "、", "regions": "/"}[name].join(value) if name in LISTS else value


def _parts(name: str, text: str) -> list[str]:
    signs = r"[、，,;；\n]+" if name == "issuers" else r"[/／、，,\s]+"
    return [part.strip() for part in re.split(signs, text) if part.strip()]


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A field, what the text prints where something else counts, and where the text prints it.

    `printable`: it is something that texts print, not an address or a source.
    """

    field: forms.BoundField
    stated: bool
    read: str
    printable: bool
    evidence: Evidence | None


def about_rows(form: AboutForm, printed: Header, found: Mapping[str, Evidence]) -> list[AboutRow]:
    """In the order of the form."""
    rows = []
    for field in form:
        name = field.name
        read = _shown(name, getattr(printed, name)) if name in PRINTED else ""
        if name in ("status", "level"):
            read = str(dict(form.fields[name].choices).get(read, "")) if read else ""  # type: ignore[attr-defined]
        rows.append(AboutRow(field, name in form.arrival.given, read, name in PRINTED, found.get(name)))
    return rows
