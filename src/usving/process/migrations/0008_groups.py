import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0007_room"),
    ]

    operations = [
        migrations.CreateModel(
            name="Grouping",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="Nummer")),
                (
                    "seed",
                    models.BigIntegerField(
                        help_text="Det samme frøet og de samme folkene gir de samme gruppene.", verbose_name="Frø"
                    ),
                ),
                (
                    "choices",
                    models.JSONField(default=dict, help_text="Størrelse og regler, uten folk.", verbose_name="Valg"),
                ),
                ("result", models.JSONField(default=dict, verbose_name="Hvor mange som har møttes")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Laget")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="Vist")),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groupings",
                        to="process.gathering",
                        verbose_name="Samling",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Laget av",
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
                "verbose_name": "gruppeinndeling",
                "verbose_name_plural": "gruppeinndelinger",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="GroupSeat",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("table", models.PositiveSmallIntegerField(verbose_name="Bord")),
                ("people", models.PositiveSmallIntegerField(verbose_name="Hvor mange")),
                (
                    "grouping",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="process.grouping",
                        verbose_name="Grupper",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="process.seat", verbose_name="Plass"
                    ),
                ),
            ],
            options={
                "verbose_name": "plass ved et bord",
                "verbose_name_plural": "plasser ved bordene",
                "ordering": ["table"],
            },
        ),
        migrations.CreateModel(
            name="SeatPair",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "rule",
                    models.CharField(
                        choices=[("together", "sammen"), ("apart", "hver for seg")],
                        max_length=10,
                        verbose_name="Skal sitte",
                    ),
                ),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.seat",
                        verbose_name="Den ene",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet av",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seat_pairs",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.seat",
                        verbose_name="Den andre",
                    ),
                ),
            ],
            options={
                "verbose_name": "par ved bordene",
                "verbose_name_plural": "par ved bordene",
                "ordering": ["noted_at"],
            },
        ),
        migrations.CreateModel(
            name="TableWish",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("parts", models.BooleanField(verbose_name="Deler seg gjerne")),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sagt")),
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
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="table_wish",
                        to="process.seat",
                        verbose_name="Plass",
                    ),
                ),
            ],
            options={
                "verbose_name": "ønske ved bordene",
                "verbose_name_plural": "ønsker ved bordene",
            },
        ),
        migrations.CreateModel(
            name="ColourResult",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(blank=True, max_length=10, verbose_name="Kode")),
                ("red", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Rød")),
                ("blue", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Blå")),
                ("green", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Grønn")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "ikke fylt ut"),
                            ("licensed", "en test prosessveilederen la inn"),
                            ("typed", "tall du skrev inn selv"),
                            ("exercise", "den korte øvelsen her"),
                        ],
                        max_length=10,
                        verbose_name="Hvor tallene kommer fra",
                    ),
                ),
                ("instrument", models.CharField(blank=True, max_length=120, verbose_name="Hva testen heter")),
                ("licence", models.CharField(blank=True, max_length=200, verbose_name="Lisens")),
                ("shared", models.BooleanField(default=False, verbose_name="Kan brukes til grupper")),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sagt")),
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
                "verbose_name": "farger",
                "verbose_name_plural": "farger",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["", "licensed", "typed", "exercise"])),
                        name="process_colour_source",
                    ),
                    models.UniqueConstraint(fields=("process", "account"), name="process_colour_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("process", "code"),
                        name="process_colour_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("blue__isnull", True),
                                ("green__isnull", True),
                                ("red__isnull", True),
                                ("shared", False),
                                ("source", ""),
                            ),
                            models.Q(
                                ("blue__range", (0, 100)),
                                ("green__range", (0, 100)),
                                ("red__range", (0, 100)),
                                models.Q(("source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="process_colour_numbers",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="grouping",
            constraint=models.UniqueConstraint(fields=("gathering", "number"), name="process_grouping_number"),
        ),
        migrations.AddConstraint(
            model_name="groupseat",
            constraint=models.UniqueConstraint(fields=("grouping", "seat", "table"), name="process_groupseat_once"),
        ),
        migrations.AddConstraint(
            model_name="groupseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__range", (1, 20))), name="process_groupseat_people"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupseat",
            constraint=models.CheckConstraint(condition=models.Q(("table__gte", 1)), name="process_groupseat_table"),
        ),
        migrations.AddConstraint(
            model_name="seatpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("rule__in", ["together", "apart"])), name="process_seatpair_rule"
            ),
        ),
        migrations.AddConstraint(
            model_name="seatpair",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="process_seatpair_once"),
        ),
        migrations.AddConstraint(
            model_name="seatpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("first", models.F("second")), _negated=True), name="process_seatpair_two"
            ),
        ),
    ]
