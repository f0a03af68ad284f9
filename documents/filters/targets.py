"""Which targets the table, its CSV and the timeline show."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet, ModelChoiceFilter

from documents import queries
from documents.filters.fields import a_year, in_region, one_of
from documents.filters.named import DepartmentsFilter
from documents.models import Department, Indicator, Provision, Target
from documents.queries.duties import counted
from documents.queries.holding import handed_down, holding
from documents.queries.indicators import functions

COMPARATORS = [
    (">=", _("不低于（≥）")),
    ("<=", _("不高于（≤）")),
    (">", _("超过（>）")),
    ("<", _("低于（<）")),
    ("=", _("等于（=）")),
    ("+", _("增加（+）")),
    ("-", _("减少（−）")),
]
REVIEWS = [("suggested", _("待审核")), ("confirmed", _("已确认"))]
SORTS = {
    "document": ("version__document__slug", "words_start", "pk"),
    "deadline": ("deadline_year", "deadline", "version_id", "words_start", "pk"),
    "-deadline": ("-deadline_year", "-deadline", "version_id", "words_start", "pk"),
    "indicator": ("indicator__name", "deadline_year", "version_id", "words_start", "pk"),
    "value": ("number", "version_id", "words_start", "pk"),
    "-value": ("-number", "version_id", "words_start", "pk"),
}
SORT_CHOICES = [
    ("document", _("按文件顺序")),
    ("deadline", _("时限由近到远")),
    ("-deadline", _("时限由远到近")),
    ("indicator", _("按指标")),
    ("value", _("数值由小到大")),
    ("-value", _("数值由大到小")),
]


def a_document() -> ModelChoiceFilter:
    return ModelChoiceFilter(
        field_name="version__document",
        queryset=lambda request: queries.public_documents(),
        to_field_name="slug",
        label=_("文件"),
        empty_label=_("全部文件"),
        error_messages={"invalid_choice": _("没有这份文件。")},
    )


class DepartmentTargets(FilterSet):
    """Targets at provisions for which a department is responsible, inherited or its own."""

    document = a_document()
    department = DepartmentsFilter(label=_("责任部门"), method="of_departments")
    kind = one_of(Target.Kind.choices, _("类型"), _("全部类型"))

    class Meta:
        model = Target
        fields: tuple[str, ...] = ()

    def of_departments(self, qs: QuerySet, name: str, value: list[Department]) -> QuerySet:
        if not value:
            return qs
        duties = counted().filter(department__in=value)
        held = holding(duties, handed_down(duties), few=True, sentences=True)
        return qs.filter(provision__in=Provision.objects.filter(held).order_by().values("pk"))


class TargetFilter(DepartmentTargets):
    """The table of targets and its CSV."""

    q = CharFilter(label=_("指标或原文"), field_name="printed", lookup_expr="icontains", strip=True)
    region = in_region("version__document__region__code")
    indicator = ModelChoiceFilter(
        queryset=lambda request: Indicator._default_manager.exclude(status=Indicator.Status.MERGED),
        label=_("指标"),
        empty_label=_("全部指标"),
        error_messages={"invalid_choice": _("没有这个指标。")},
    )
    function = one_of(
        lambda: [(name, name) for name in functions()],
        _("条线"),
        _("全部条线"),
        field_name="indicator__function",
    )
    comparator = one_of(COMPARATORS, _("比较"), _("不限"))
    review = one_of(REVIEWS, _("审核状态"), _("不限"), field_name="state")
    year_from = a_year(_("时限起"), field_name="deadline_year", lookup_expr="gte")
    year_to = a_year(_("时限止"), field_name="deadline_year", lookup_expr="lte")
    sort = one_of(SORT_CHOICES, _("排序"), None, method="sorted_by")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """In the order of the documents, unless another is asked for."""
        return super().filter_queryset(queryset.order_by(*SORTS["document"]))

    def sorted_by(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs.order_by(*SORTS[value])


class TimelineFilter(DepartmentTargets):
    """The timeline: `year` chooses what is listed, not what is counted."""
