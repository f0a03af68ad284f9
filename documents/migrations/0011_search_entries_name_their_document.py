"""Search entries name their document, and their short columns come first: made anew, filled after the migration."""

import django.db.models.deletion
from django.db import migrations, models

from documents.search import engines


def create_index(apps, editor):
    engines.of(editor.connection).create(editor)


def remove_index(apps, editor):
    engines.of(editor.connection).remove(editor)


def forget_counts(apps, editor):
    apps.get_model("documents", "SearchWord").objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0010_arrivals"),
    ]

    operations = [
        migrations.RunPython(remove_index, create_index),
        migrations.RunPython(forget_counts, forget_counts),
        migrations.DeleteModel(name="SearchEntry"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("provision", models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name="entry", serialize=False, to="documents.provision")),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="documents.policydocument")),
                ("length", models.PositiveIntegerField()),
                ("heading", models.TextField()),
                ("folded", models.TextField()),
            ],
            options={"verbose_name": "检索条目", "verbose_name_plural": "检索条目"},
        ),
        migrations.RunPython(create_index, remove_index),
        migrations.CreateModel(
            name="SearchIndex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_with", models.CharField(max_length=64, verbose_name="词典与程序")),
            ],
            options={"verbose_name": "检索索引", "verbose_name_plural": "检索索引"},
        ),
    ]
