import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_notices"), ("process", "0010_kept")]

    operations = [
        migrations.CreateModel(
            name="ValueRound",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="Runde")),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Begynt")),
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
                "verbose_name": "verdirunde",
                "verbose_name_plural": "verdirunder",
            },
        ),
        migrations.CreateModel(
            name="ChosenValue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("card", models.CharField(blank=True, max_length=40, verbose_name="Kort")),
                ("name", models.CharField(max_length=60, verbose_name="Navn på kortet")),
                ("chosen", models.BooleanField(default=True, verbose_name="Valgt")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Rekkefølge")),
                ("why", models.TextField(blank=True, verbose_name="Hvorfor det betyr noe")),
                ("importance", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Hvor viktig")),
                ("lived", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Slik jeg lever nå")),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="strengths.valueround",
                        verbose_name="Runde",
                    ),
                ),
            ],
            options={
                "verbose_name": "verdi",
                "verbose_name_plural": "verdier",
            },
        ),
        migrations.CreateModel(
            name="FutureLetter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField(verbose_name="Brevet")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Endret")),
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
                "verbose_name": "brev fra framtiden",
                "verbose_name_plural": "brev fra framtiden",
                "indexes": [models.Index(fields=["account", "-written_at"], name="strengths_futureletter_of")],
            },
        ),
        migrations.CreateModel(
            name="ShownValue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("value", models.UUIDField(verbose_name="Kopi av")),
                ("name", models.CharField(max_length=60, verbose_name="Navn på kortet")),
                ("why", models.TextField(blank=True, verbose_name="Hvorfor det betyr noe")),
                ("shown_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Vist")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Vist av"
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.family", verbose_name="Familie"
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
                "verbose_name": "vist verdi",
                "verbose_name_plural": "viste verdier",
                "constraints": [models.UniqueConstraint(fields=("family", "value"), name="strengths_shownvalue_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="valueround",
            constraint=models.UniqueConstraint(fields=("account", "number"), name="strengths_valueround_once"),
        ),
        migrations.AddConstraint(
            model_name="chosenvalue",
            constraint=models.UniqueConstraint(fields=("round", "name"), name="strengths_chosenvalue_once"),
        ),
        migrations.AddConstraint(
            model_name="chosenvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(("importance__isnull", True), ("importance__lte", 10), _connector="OR"),
                name="strengths_chosenvalue_importance",
            ),
        ),
        migrations.AddConstraint(
            model_name="chosenvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(("lived__isnull", True), ("lived__lte", 10), _connector="OR"),
                name="strengths_chosenvalue_lived",
            ),
        ),
    ]
