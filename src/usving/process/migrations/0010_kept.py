import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0009_after"),
    ]

    operations = [
        migrations.CreateModel(
            name="RemovedContribution",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("voice", models.CharField(max_length=10, verbose_name="Sagt som")),
                ("signed", models.CharField(max_length=120, verbose_name="Navnet som vistes")),
                ("text", models.TextField(verbose_name="Det jeg sa")),
                ("photo_words", models.CharField(blank=True, max_length=200, verbose_name="Hva bildet viste")),
                ("photo_large", models.BinaryField(null=True, verbose_name="Bilde")),
                ("photo_small", models.BinaryField(null=True, verbose_name="Lite bilde")),
                ("photo_width", models.PositiveSmallIntegerField(null=True, verbose_name="Bredde")),
                ("photo_height", models.PositiveSmallIntegerField(null=True, verbose_name="Høyde")),
                ("written_at", models.DateTimeField(verbose_name="Skrevet")),
                ("removed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Tatt bort")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="process.circle",
                        verbose_name="Krets",
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
                    "gathering",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="process.gathering",
                        verbose_name="Samling",
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
                        on_delete=django.db.models.deletion.CASCADE, to="process.process", verbose_name="Prosess"
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="process.station", verbose_name="Stasjon"
                    ),
                ),
            ],
            options={
                "verbose_name": "bidrag som er tatt bort",
                "verbose_name_plural": "bidrag som er tatt bort",
                "indexes": [models.Index(fields=["author", "-removed_at"], name="process_removed_by")],
            },
        ),
    ]
