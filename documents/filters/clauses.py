"""Which provisions the clause list, its CSV and the command show."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Concat, Length
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ModelChoiceFilter

from documents import queries
from documents.addresses import plain_path
from documents.filters.duties import DutyFilters
from documents.filters.fields import in_region, one_of
from documents.models import PolicyDocument, Provision

Kind = Provision.Kind
LEVELS = {
    "chapter": (Kind.PART, Kind.CHAPTER, Kind.SECTION),
    "clause": (Kind.CLAUSE, Kind.ARTICLE),
    "measure": (Kind.MEASURE, Kind.POINT),
}
LEVEL_CHOICES = [("chapter", _("章")), ("clause", _("条")), ("measure", _("措施"))]
SORTS = {
    "document": ("tree_id", "lft"),
    "-document": ("-tree_id", "lft"),
    "length": ("length", "tree_id", "lft"),
    "-length": ("-length", "tree_id", "lft"),
}
SORT_CHOICES = [
    ("document", _("按文件顺序")),
    ("-document", _("按文件倒序")),
    ("length", _("由短到长")),
    ("-length", _("由长到短")),
]


class ClauseForm(forms.Form):
    """Finds the chapter that is meant, which only the document and the path together say."""

    def clean_chapter(self) -> Provision | None:
        path, document = plain_path(self.cleaned_data["chapter"]), self.cleaned_data.get("document")
        if not path:
            return None
        if not document:
            raise forms.ValidationError(_("章的路径要和文件（document）一起给。"))
        chapter = Provision.objects.filter(
            version__document=document, version__is_latest=True, path=path
        ).first()
        if not chapter:
            raise forms.ValidationError(_("这份文件里没有这个路径。"))
        return chapter


class ClauseFilter(DutyFilters):
    """The clause list. Rows are comparison units, where `level` or `kind` do not ask for others."""

    q = CharFilter(label=_("文字"), method="containing", strip=True)
    document = ModelChoiceFilter(
        field_name="version__document",
        queryset=lambda request: queries.public_documents(),
        to_field_name="slug",
        label=_("文件"),
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("没有这份文件。")},
    )
    chapter = CharFilter(label=_("章"), method="inside")
    region = in_region("version__document__region__code")
    admin_level = one_of(
        PolicyDocument.Level.choices, _("层级"), _("全部层级"), field_name="version__document__level"
    )
    status = one_of(
        PolicyDocument.Status.choices, _("文本状态"), _("全部状态"), field_name="version__document__status"
    )
    level = one_of(LEVEL_CHOICES, _("列出"), _("比较单元"), method="of_level")
    kind = one_of([choice for choice in Kind.choices if choice[0] != Kind.DOCUMENT], _("类别"), _("全部类别"))
    sentences = one_of([("1", _("句子级措施"))], _("句子级措施"), None, method="with_sentences")
    sort = one_of(SORT_CHOICES, _("排序"), None, method="sorted_by")

    class Meta:
        model = Provision
        fields: tuple[str, ...] = ()
        form = ClauseForm

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.narrowed(queryset, self.form.cleaned_data)

    def anywhere(self) -> QuerySet:
        """The same rows in whatever document: for counting how many each document has."""
        elsewhere = {"document": None, "chapter": None, "sort": ""}
        return self.narrowed(self.queryset, self.form.cleaned_data | elsewhere)

    def narrowed(self, queryset: QuerySet, chosen: dict[str, Any]) -> QuerySet:
        """Choose the sort of rows first; then every filter narrows them."""
        rows = Q(printed=True) if chosen["level"] or chosen["kind"] else Q(is_unit=True)
        if chosen["sentences"]:
            rows |= Q(printed=False)
        queryset = queryset.filter(rows)
        for name, value in chosen.items():
            queryset = self.filters[name].filter(queryset, value)
        return self.with_duties(queryset, chosen)

    def of_level(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs.filter(kind__in=LEVELS[value])

    def with_sentences(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs  # `narrowed` has chosen the rows

    def containing(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs.filter(Q(heading__icontains=value) | Q(own_text__icontains=value))

    def inside(self, qs: QuerySet, name: str, value: Provision) -> QuerySet:
        return qs.filter(tree_id=value.tree_id, lft__gte=value.lft, rght__lte=value.rght)

    def sorted_by(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        if value.endswith("length"):
            qs = qs.annotate(length=Length(Concat("heading", "own_text", output_field=TextField())))
        return qs.order_by(*SORTS[value])
