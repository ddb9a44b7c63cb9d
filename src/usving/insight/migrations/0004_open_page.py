import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("insight", "0003_ideas")]

    operations = [
        migrations.CreateModel(
            name="OpenPage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="Adressen")),
                ("language", models.CharField(default="nb", max_length=2, verbose_name="Språk")),
                ("title", models.CharField(max_length=120, verbose_name="Overskrift")),
                ("intro", models.TextField(blank=True, max_length=3000, verbose_name="Innledning")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Endret")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "process",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
            ],
            options={
                "verbose_name": "åpen side",
                "verbose_name_plural": "åpne sider",
            },
        ),
        migrations.CreateModel(
            name="OpenPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "egne ord"),
                            ("finding", "noe vi fant ut"),
                            ("use", "noe som er tatt i bruk"),
                            ("story", "en fortelling"),
                        ],
                        max_length=8,
                        verbose_name="Hva det er",
                    ),
                ),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Tom: tilbudt, men ikke tatt med.", null=True, verbose_name="Plass"
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=160, verbose_name="Overskrift")),
                ("words", models.TextField(max_length=4000, verbose_name="Ordene")),
                ("signed", models.CharField(blank=True, max_length=120, verbose_name="Navnet som vises")),
                ("shown_from", models.DateTimeField(blank=True, null=True, verbose_name="Sto åpent fra")),
                ("taken_down_at", models.DateTimeField(blank=True, null=True, verbose_name="Tatt ned")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
                    ),
                ),
                (
                    "experience",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="insight.experience",
                        verbose_name="Erfaring",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="insight.finding",
                        verbose_name="Innsikt",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="insight.use",
                        verbose_name="Tatt i bruk",
                    ),
                ),
            ],
            options={
                "verbose_name": "del av den åpne siden",
                "verbose_name_plural": "deler av den åpne siden",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OpenShown",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "egne ord"),
                            ("finding", "noe vi fant ut"),
                            ("use", "noe som er tatt i bruk"),
                            ("story", "en fortelling"),
                        ],
                        max_length=8,
                        verbose_name="Hva det er",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="Plass")),
                ("heading", models.CharField(blank=True, max_length=160, verbose_name="Overskrift")),
                ("words", models.TextField(blank=True, verbose_name="Ordene")),
                ("signed", models.CharField(blank=True, max_length=120, verbose_name="Navnet som vises")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Åpnet")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown",
                        to="insight.openpage",
                        verbose_name="Side",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown",
                        to="insight.openpart",
                        verbose_name="Del",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
            ],
            options={
                "verbose_name": "det som står åpent",
                "verbose_name_plural": "det som står åpent",
                "ordering": ["place"],
            },
        ),
        migrations.CreateModel(
            name="OpenYes",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, verbose_name="Avtrykk av ordene")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="yeses",
                        to="insight.openpart",
                        verbose_name="Del",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
            ],
            options={
                "verbose_name": "ja til ordene",
                "verbose_name_plural": "ja til ordene",
            },
        ),
        migrations.CreateModel(
            name="OpenAgreement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="Avtrykk av siden")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Av",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="insight.openpage",
                        verbose_name="Side",
                    ),
                ),
            ],
            options={
                "verbose_name": "enighet om den åpne siden",
                "verbose_name_plural": "enighet om den åpne siden",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["families", "providers"])), name="insight_openagreement_side"
                    ),
                    models.UniqueConstraint(fields=("page", "side", "digest"), name="insight_openagreement_once"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="openpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["text", "finding", "use", "story"])), name="insight_openpart_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="openpart",
            constraint=models.UniqueConstraint(fields=("experience",), name="insight_openpart_story_once"),
        ),
        migrations.AddConstraint(
            model_name="openpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("author__isnull", False), ("experience__isnull", False), ("kind", "story")),
                    models.Q(
                        models.Q(("kind", "story"), _negated=True),
                        ("author__isnull", True),
                        ("experience__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="insight_openpart_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="openshown",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["text", "finding", "use", "story"])), name="insight_openshown_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="openyes",
            constraint=models.UniqueConstraint(fields=("part", "digest"), name="insight_openyes_once"),
        ),
    ]
