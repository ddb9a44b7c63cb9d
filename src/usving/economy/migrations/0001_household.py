import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "people",
                    models.JSONField(blank=True, default=dict, verbose_name="Hvem som bor her, til sammenligning"),
                ),
                (
                    "deadlines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Frister vi følger",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Laget")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.family",
                        verbose_name="Familie",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
            ],
            options={
                "verbose_name": "husholdningsbok",
                "verbose_name_plural": "husholdningsbøker",
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("debt", "Gjeld"), ("one-off", "Noe vi betaler én gang")],
                        max_length=8,
                        verbose_name="Er",
                    ),
                ),
                ("words", models.CharField(max_length=60, verbose_name="Hva")),
                ("ore", models.BigIntegerField(verbose_name="Igjen å betale, i øre")),
                (
                    "ore_per_month",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Betales i måneden, i øre"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="Skal betales")),
                ("done", models.BooleanField(default=False, verbose_name="Betalt")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sist endret")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="Tatt bort")),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="economy.book",
                        verbose_name="Bok",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
            ],
            options={
                "verbose_name": "gjeld eller engangskostnad",
                "verbose_name_plural": "gjeld og engangskostnader",
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField(verbose_name="Måned")),
                (
                    "kind",
                    models.CharField(
                        choices=[("income", "Inn"), ("expense", "Ut"), ("moved", "Flyttet mellom egne kontoer")],
                        max_length=7,
                        verbose_name="Inn eller ut",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=60, verbose_name="Hva")),
                ("ore", models.BigIntegerField(verbose_name="Beløp i øre")),
                ("recurs", models.BooleanField(default=False, verbose_name="Kommer hver måned")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("typed", "skrevet inn"),
                            ("copied", "kopiert fra måneden før"),
                            ("bank", "fra banken"),
                            ("helper", "skrevet inn av en støtteperson"),
                        ],
                        default="typed",
                        max_length=6,
                        verbose_name="Kom hit",
                    ),
                ),
                ("day", models.DateField(blank=True, null=True, verbose_name="Dag")),
                ("bank_words", models.CharField(blank=True, max_length=120, verbose_name="Det banken skrev")),
                ("mark", models.CharField(blank=True, max_length=64, verbose_name="Kjennetegn mot dobbel føring")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sist endret")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="Tatt bort")),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="economy.book",
                        verbose_name="Bok",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
            ],
            options={
                "verbose_name": "post i husholdningsboka",
                "verbose_name_plural": "poster i husholdningsboka",
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "calculator",
                    models.CharField(
                        choices=[
                            ("bostotte", "Bostøtte"),
                            ("startlan", "Startlån"),
                            ("sifo", "Referansebudsjettet"),
                            ("social", "Økonomisk sosialhjelp"),
                        ],
                        max_length=8,
                        verbose_name="Kalkulator",
                    ),
                ),
                ("rules", models.CharField(max_length=64, verbose_name="Regler")),
                ("put_in", models.JSONField(verbose_name="Det du la inn")),
                ("came_out", models.JSONField(verbose_name="Det som kom ut")),
                ("sha256", models.CharField(max_length=64, verbose_name="Fingeravtrykk")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Regnet ut")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
            ],
            options={
                "verbose_name": "utregning",
                "verbose_name_plural": "utregninger",
            },
        ),
        migrations.CreateModel(
            name="SortingRule",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("contains", models.CharField(max_length=60, verbose_name="Når banken skriver")),
                ("words", models.CharField(blank=True, max_length=60, verbose_name="Kaller vi det")),
                ("moved", models.BooleanField(default=False, verbose_name="Flyttet mellom egne kontoer")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Laget")),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sorting_rules",
                        to="economy.book",
                        verbose_name="Bok",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
            ],
            options={
                "verbose_name": "regel for sortering",
                "verbose_name_plural": "regler for sortering",
            },
        ),
        migrations.AddConstraint(
            model_name="book",
            constraint=models.UniqueConstraint(fields=("family",), name="economy_book_family_once"),
        ),
        migrations.AddConstraint(
            model_name="book",
            constraint=models.UniqueConstraint(fields=("account",), name="economy_book_account_once"),
        ),
        migrations.AddConstraint(
            model_name="book",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", False), ("family__isnull", True)),
                    models.Q(("account__isnull", True), ("family__isnull", False)),
                    _connector="OR",
                ),
                name="economy_book_one_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["debt", "one-off"])), name="economy_commitment_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ore__range", (0, 10000000000))), name="economy_commitment_ore"
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ore_per_month__isnull", True), ("ore_per_month__range", (0, 10000000000)), _connector="OR"
                ),
                name="economy_commitment_month",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["book", "month"], name="economy_line_month"),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["income", "expense", "moved"])), name="economy_line_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["typed", "copied", "bank", "helper"])), name="economy_line_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=models.Q(("ore__range", (0, 10000000000))), name="economy_line_ore"
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(condition=models.Q(("month__day", 1)), name="economy_line_month_first"),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.UniqueConstraint(
                condition=models.Q(("mark", ""), _negated=True), fields=("book", "mark"), name="economy_line_once"
            ),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["account", "-made_at"], name="economy_run_of"),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(("calculator__in", ["bostotte", "startlan", "sifo", "social"])),
                name="economy_run_calculator",
            ),
        ),
        migrations.AddConstraint(
            model_name="sortingrule",
            constraint=models.UniqueConstraint(fields=("book", "contains"), name="economy_sortingrule_once"),
        ),
    ]
