import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_consent"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clearing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("purpose", models.CharField(max_length=40, verbose_name="Formål")),
                ("about", models.CharField(max_length=64, verbose_name="Hva")),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="Hvor mange")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
            ],
            options={
                "verbose_name": "opprydding",
                "verbose_name_plural": "oppryddinger",
                "ordering": ["-at", "purpose", "about"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "answerer",
                    models.CharField(
                        choices=[("contact", "kontaktpersonen din"), ("officer", "personvernombudet i kommunen")],
                        max_length=10,
                        verbose_name="Svares av",
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=64, verbose_name="Gjelder")),
                ("about_id", models.UUIDField(null=True, verbose_name="Nummeret på det")),
                ("wish", models.TextField(max_length=2000, verbose_name="Hva er feil, og hva er riktig?")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sendt")),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="Svar")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Besvart")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Fra"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Besvart av",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                "verbose_name": "ønske om retting",
                "verbose_name_plural": "ønsker om retting",
                "ordering": ["-asked_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answerer__in", ["contact", "officer"])), name="people_correction_answerer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="people_correction_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnCopy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Bedt om")),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("asked", "Vi henter fram alt om deg"),
                            ("collected", "Vi skriver det pent"),
                            ("made", "Kopien er klar"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="Kommet til",
                    ),
                ),
                ("expires_at", models.DateTimeField(null=True, verbose_name="Kan hentes til")),
                ("as_json", models.TextField(blank=True, verbose_name="Kopien for et dataprogram")),
                ("as_pdf", models.BinaryField(null=True, verbose_name="Kopien til å lese")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Bedt om av",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.person", verbose_name="Om"
                    ),
                ),
            ],
            options={
                "verbose_name": "egen kopi",
                "verbose_name_plural": "egne kopier",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("progress__in", ["asked", "collected", "made"])),
                        name="people_owncopy_progress",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("progress", "made"), _negated=True),
                        fields=("account", "person"),
                        name="people_owncopy_one_at_a_time",
                    ),
                ],
            },
        ),
    ]
