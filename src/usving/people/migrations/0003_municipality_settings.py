import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_staff_found_by_municipality"),
    ]

    operations = [
        migrations.CreateModel(
            name="FirstKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("spent_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "nøkkel til den første",
                "verbose_name_plural": "nøkler til den første",
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Avsluttet"),
        ),
        migrations.AddField(
            model_name="membership",
            name="ended_before",
            field=models.DateField(blank=True, null=True, verbose_name="Siste dag før den ble avsluttet"),
        ),
        migrations.CreateModel(
            name="ContactRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("called", models.CharField(max_length=120, verbose_name="Familiens navn")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Spurt")),
                (
                    "reply",
                    models.CharField(
                        blank=True,
                        choices=[("", "ikke svart"), ("yes", "ja"), ("no", "nei"), ("withdrawn", "trukket tilbake")],
                        max_length=10,
                        verbose_name="Svar",
                    ),
                ),
                ("replied_at", models.DateTimeField(null=True, verbose_name="Svart")),
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
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Den de spurte",
                    ),
                ),
            ],
            options={
                "verbose_name": "spørsmål om kontaktperson",
                "verbose_name_plural": "spørsmål om kontaktperson",
            },
        ),
        migrations.CreateModel(
            name="ClosedTip",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=40, verbose_name="Tips")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lukket")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Konto"
                    ),
                ),
            ],
            options={
                "verbose_name": "lukket tips",
                "verbose_name_plural": "lukkede tips",
                "constraints": [models.UniqueConstraint(fields=("account", "code"), name="people_closedtip_once")],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=60, verbose_name="Sak")),
                ("value", models.JSONField(verbose_name="Valg")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Begrunnelse")),
                ("name", models.CharField(max_length=120, verbose_name="Navn")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
            ],
            options={
                "verbose_name": "bekreftelse",
                "verbose_name_plural": "bekreftelser",
                "indexes": [models.Index(fields=["municipality", "code", "-at"], name="people_confirmation_newest")],
            },
        ),
        migrations.AddConstraint(
            model_name="contactrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reply__in", ["", "yes", "no", "withdrawn"])), name="people_contactrequest_reply"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replied_at__isnull", True), ("reply", "")),
                    models.Q(models.Q(("reply", ""), _negated=True), ("replied_at__isnull", False)),
                    _connector="OR",
                ),
                name="people_contactrequest_replied",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reply", "")), fields=("family", "worker"), name="people_contactrequest_open"
            ),
        ),
    ]
