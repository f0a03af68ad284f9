"""How the people who decided are named."""

from django import template
from django.contrib.auth.models import User

from documents.reviewing.history import name_of

register = template.Library()


@register.filter
def person(user: User | None) -> str:
    """张三, else the user name."""
    return name_of(user)
