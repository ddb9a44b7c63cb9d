import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_notices"), ("process", "0010_kept"), ("strengths", "0001_values")]

    operations = [
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("red-line", "Rød strek: slik kan vi ikke bo"), ("must", "Må ha"), ("wish", "Ønske")],
                        max_length=10,
                        verbose_name="Hva slags",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="Med egne ord")),
                (
                    "value_words",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="Verdien det kommer fra, slik familien ser den"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Rekkefølge")),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sagt")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Endret")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="Tatt bort")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem sine ord",
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
                "verbose_name": "ønske for boligen",
                "verbose_name_plural": "ønsker for boligen",
            },
        ),
        migrations.CreateModel(
            name="WishTie",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "value",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="strengths.chosenvalue",
                        verbose_name="Verdi",
                    ),
                ),
                (
                    "wish",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tie",
                        to="housing.wish",
                        verbose_name="Ønske",
                    ),
                ),
            ],
            options={
                "verbose_name": "bånd mellom verdi og ønske",
                "verbose_name_plural": "bånd mellom verdier og ønsker",
            },
        ),
        migrations.CreateModel(
            name="WishVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("red-line", "Rød strek: slik kan vi ikke bo"), ("must", "Må ha"), ("wish", "Ønske")],
                        max_length=10,
                        verbose_name="Hva slags",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="Med egne ord")),
                ("until", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Til")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem sine ord",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="housing.wish",
                        verbose_name="Ønske",
                    ),
                ),
            ],
            options={
                "verbose_name": "tidligere ønske",
                "verbose_name_plural": "tidligere ønsker",
            },
        ),
        migrations.AddIndex(
            model_name="wish",
            index=models.Index(fields=["family", "kind"], name="housing_wish_family"),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["red-line", "must", "wish"])), name="housing_wish_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="wishversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["red-line", "must", "wish"])), name="housing_wishversion_kind"
            ),
        ),
    ]
