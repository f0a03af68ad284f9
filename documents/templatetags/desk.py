"""What templates of the import desk need."""

from django import template

from documents.models import Provision
from documents.parsing.nodes import Node

register = template.Library()
KINDS = dict(Provision.Kind.choices)


@register.filter
def kind(node: Node) -> str:
    """`章`, `条`, `措施`: what a provision that is stored nowhere yet would be called."""
    return str(KINDS[str(node.kind)])
