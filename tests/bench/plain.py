"""The baseline of loading: a plain Django model with the columns of Provision and no tree."""

from django.db import models

from documents.models import Provision


def plain_model() -> type[models.Model]:
    """A model with Provision's columns and indexes, its parent a plain number. Its table is not made yet."""
    columns: dict[str, object] = {}
    for field in Provision._meta.local_fields:
        if field.name == "parent":
            columns["parent_id"] = models.BigIntegerField(null=True, db_index=True)
        elif field.name == "version":
            columns["version"] = models.ForeignKey(
                "documents.DocumentVersion", models.CASCADE, related_name="+"
            )
        else:
            columns[field.name] = field.clone()
    meta = type(
        "Meta",
        (),
        {
            "app_label": "documents",
            "indexes": [
                models.Index(fields=["tree_id", "lft"], name="plain_tree_order"),
                models.Index(fields=["kind", "tree_id", "lft"], name="plain_kind_order"),
            ],
            "constraints": [models.UniqueConstraint(fields=["version", "path"], name="plain_path_once")],
        },
    )
    return type("PlainProvision", (models.Model,), {"__module__": __name__, "Meta": meta, **columns})
