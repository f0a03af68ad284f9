"""Which provisions the clause list, its CSV and the command show."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Concat, Length
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ModelChoiceFilter

from documents import queries
from documents.addresses import plain_path
from documents.filters.duties import DutyFilters, alike, of_departments
from documents.filters.fields import a_year, in_region, one_of
from documents.filters.sentences import sentences_of
from documents.models import PolicyDocument, Provision, Responsibility
from documents.queries.duties import counted
from documents.search.query import Search
from documents.search.words.asking import BadSearch, understand

Kind = Provision.Kind
LEVELS = {
    "chapter": (Kind.PART, Kind.CHAPTER, Kind.SECTION),
    "clause": (Kind.CLAUSE, Kind.ARTICLE),
    "measure": (Kind.MEASURE, Kind.POINT),
}
LEVEL_CHOICES = [("unit", _("比较单元")), ("chapter", _("章")), ("clause", _("条")), ("measure", _("措施"))]
WIDER, EXACT = "1", "0"
WIDER_CHOICES = [(WIDER, _("也查近义和分开的词")), (EXACT, _("只查原文"))]
SEARCHING = {"q", "wider", "sort"}  # what narrows nothing but by the search itself
BEST = "relevance"  # the order of a search, where no other is asked for
SORTS = {
    "document": ("tree_id", "lft"),
    "-document": ("-tree_id", "lft"),
    "length": ("length", "tree_id", "lft"),
    "-length": ("-length", "tree_id", "lft"),
}
SORT_CHOICES = [
    (BEST, _("最相关在前（检索时）")),
    ("document", _("按文件顺序")),
    ("-document", _("按文件倒序")),
    ("length", _("由短到长")),
    ("-length", _("由长到短")),
]


class ClauseForm(forms.Form):
    """Reads the search text, and finds the chapter that document and path together mean."""

    def clean_q(self) -> str:
        """The search text as typed. What cannot be searched for is said here, before anything is asked."""
        text = self.cleaned_data["q"]
        if text:
            try:
                understand(text)
            except BadSearch as error:
                raise forms.ValidationError(str(error)) from error
        return text

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
    """The clause list. Rows are comparison units, where `level` or `kind` do not ask for others.

    A search (`q`) looks through all printed provisions, chapters' titles included, and orders them best first.
    """

    q = CharFilter(label=_("文字"), method="untouched", strip=True)
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
    year = a_year(_("年份"), field_name="version__document__issued_on__year")
    level = one_of(LEVEL_CHOICES, _("列出"), _("比较单元；检索时为全部"), method="of_level")
    kind = one_of([choice for choice in Kind.choices if choice[0] != Kind.DOCUMENT], _("类别"), _("全部类别"))
    sentences = one_of([("1", _("句子级措施"))], _("句子级措施"), None, method="with_sentences")
    wider = one_of(WIDER_CHOICES, _("查法"), _("找到的少时也查近义和分开的词"), method="untouched")
    sort = one_of(SORT_CHOICES, _("排序"), None, method="sorted_by")

    class Meta:
        model = Provision
        fields: tuple[str, ...] = ()
        form = ClauseForm

    @cached_property
    def search(self) -> Search | None:
        """What `q` asks for, understood once for all that is done with it."""
        text, wider = (self.form.cleaned_data[name] for name in ("q", "wider"))
        return Search(text, widen=wider != EXACT, always=wider == WIDER) if text else None

    @cached_property
    def sentences_found(self) -> Q:
        """Those in which the search text stands, looked through once for the list and all that is counted of it."""
        return sentences_of(self.search.asked) if self.search else Q()

    @property
    def only_searches(self) -> bool:
        """Is a search all that narrows the list? Then its rows are those of `searchable`, which are counted already."""
        asked = self.form.cleaned_data
        return self.search is not None and not any(asked[name] for name in asked if name not in SEARCHING)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        chosen = self.form.cleaned_data
        rows = self.narrowed(queryset, chosen)
        best = not chosen["sort"] or chosen["sort"] == BEST
        # Sentences stand beside what was found, so those are asked for by id, and the database can't rank them.
        return self.search.ranked(rows) if self.search and best and not chosen["sentences"] else rows

    def without(self, *names: str) -> QuerySet:
        """The rows, some filters apart, in no special order: what another value of these would show."""
        elsewhere: dict[str, Any] = {name: None if name in ("document", "chapter") else "" for name in names}
        return self.narrowed(self.queryset, self.form.cleaned_data | elsewhere | {"sort": ""}, by_id=True)

    def duties_without(self, name: str) -> QuerySet[Responsibility]:
        """The responsibilities that are asked for, one filter apart: those that another value of it would be asked of."""
        chosen = self.form.cleaned_data | {name: ""}
        known = counted()
        if chosen["document"]:
            known = known.filter(version__document=chosen["document"])
        duties = alike(known, chosen)
        return duties if name == "department" else of_departments(duties, chosen)

    @property
    def function_of_one(self) -> bool:
        """Is a function line asked of one responsibility at a row, not of those of several departments at once?"""
        chosen = self.form.cleaned_data
        every = len(chosen["departments_all"] or ())
        return not every or (every == 1 and not chosen["department"])

    def anywhere(self) -> QuerySet:
        """The same rows in whatever document: for counting how many each document has."""
        return self.without("document", "chapter")

    def narrowed(self, queryset: QuerySet, chosen: dict[str, Any], *, by_id: bool = False) -> QuerySet:
        """Choose the sort of rows first; then every filter narrows them, the search last.

        `by_id`: as a condition on ids, for rows that are themselves asked about; else as a join, which can be ranked.
        """
        rows = Q(is_unit=True)
        if chosen["kind"] or chosen["level"] not in ("", "unit") or (chosen["q"] and not chosen["level"]):
            rows = Q(printed=True)
        if chosen["sentences"]:
            rows |= Q(printed=False)
        queryset = queryset.filter(rows)
        for name, value in chosen.items():
            queryset = self.filters[name].filter(queryset, value)
        queryset = self.with_duties(queryset, chosen)
        if self.search is None:
            return queryset
        if chosen["sentences"]:
            return queryset.filter(self.search.among() | self.sentences_found)
        return queryset.filter(self.search.among()) if by_id else self.search.narrow(queryset)

    def of_level(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs.filter(kind__in=LEVELS[value]) if value in LEVELS else qs

    def with_sentences(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs  # `narrowed` has chosen the rows

    def inside(self, qs: QuerySet, name: str, value: Provision) -> QuerySet:
        return qs.filter(tree_id=value.tree_id, lft__gte=value.lft, rght__lte=value.rght)

    def sorted_by(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        if value == BEST:
            return qs  # `filter_queryset` does it, after all filters
        if value.endswith("length"):
            qs = qs.annotate(length=Length(Concat("heading", "own_text", output_field=TextField())))
        return qs.order_by(*SORTS[value])
