"""Which departments the index and the matrix list."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet, ModelChoiceFilter

from documents import queries
from documents.filters.duties import REVIEW_CHOICES, REVIEWS, function_choices
from documents.filters.fields import one_of
from documents.models import Department, PolicyDocument, Responsibility


class DepartmentFilter(FilterSet):
    """The index of departments."""

    name = CharFilter(label=_("名称或别名"), method="named", strip=True)
    function = one_of(function_choices, _("条线"), _("全部条线"))
    level = one_of(PolicyDocument.Level.choices, _("层级"), _("全部层级"))

    class Meta:
        model = Department
        fields: tuple[str, ...] = ()

    def named(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        called = Department.objects.filter(Q(name__icontains=value) | Q(aliases__name__icontains=value))
        return qs.filter(pk__in=called.values("pk"))


class MatrixFilter(DepartmentFilter):
    """Rows and cells of the matrix: `role` and `review` say which responsibilities count, `document` whose chapters.

    The queryset is that of all departments; which of them are responsible for anything is asked afterwards.
    """

    document = ModelChoiceFilter(
        queryset=lambda request: queries.public_documents().order_by("title"),
        to_field_name="slug",
        label=_("文件"),
        empty_label=_("全部文件"),
        error_messages={"invalid_choice": _("没有这份文件。")},
        method="untouched",
    )
    role = one_of(Responsibility.Role.choices, _("角色"), _("全部角色"), method="untouched")
    review = one_of(
        [choice for choice in REVIEW_CHOICES if choice[0] in REVIEWS],
        _("审核状态"),
        _("不限"),
        method="untouched",
    )

    def untouched(self, qs: QuerySet, name: str, value: object) -> QuerySet:
        return qs  # the cells ask for it
