"""Search: entries, word counts, synonyms, and the index of the database that is used."""

import django.db.models.deletion
from django.db import migrations, models

from documents.search import engines


def create_index(apps, editor):
    engines.of(editor.connection).create(editor)


def remove_index(apps, editor):
    engines.of(editor.connection).remove(editor)


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("provision", models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name="entry", serialize=False, to="documents.provision")),
                ("heading", models.TextField()),
                ("folded", models.TextField()),
                ("length", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "检索条目",
                "verbose_name_plural": "检索条目",
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=200, primary_key=True, serialize=False, verbose_name="词")),
                ("provisions", models.PositiveIntegerField(verbose_name="条款数")),
                ("characters", models.PositiveBigIntegerField(default=0, verbose_name="字数")),
            ],
            options={
                "verbose_name": "词频",
                "verbose_name_plural": "词频",
            },
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term", models.CharField(max_length=50, unique=True, verbose_name="词")),
                ("means", models.CharField(help_text="多个词用空格分开", max_length=500, verbose_name="也指")),
                ("both_ways", models.BooleanField(default=True, help_text="查“也指”的词时也查本词", verbose_name="双向")),
                ("active", models.BooleanField(default=True, verbose_name="启用")),
            ],
            options={
                "verbose_name": "同义词",
                "verbose_name_plural": "同义词",
                "ordering": ["term"],
            },
        ),
        migrations.RunPython(create_index, remove_index),
    ]
