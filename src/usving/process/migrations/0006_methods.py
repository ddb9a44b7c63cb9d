import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0005_plan"),
    ]

    operations = [
        migrations.AddField(
            model_name="method",
            name="content",
            field=models.JSONField(blank=True, null=True, verbose_name="Slik vi bruker den"),
        ),
        migrations.AddField(
            model_name="method",
            name="number",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Utgave"),
        ),
        migrations.CreateModel(
            name="MethodProposal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=60, verbose_name="Kode")),
                ("based_on", models.PositiveSmallIntegerField(default=0, verbose_name="Utgaven det bygger på")),
                ("before", models.JSONField(blank=True, null=True, verbose_name="Slik den var")),
                ("content", models.JSONField(verbose_name="Slik den blir")),
                ("why", models.TextField(verbose_name="Hvorfor")),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Foreslått av",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waits-for-families", "venter på familiene"),
                            ("waits-for-providers", "venter på tjenesteyterne"),
                            ("adopted", "vedtatt av begge sider"),
                            ("declined", "ikke vedtatt"),
                        ],
                        max_length=20,
                        verbose_name="Hvor det står",
                    ),
                ),
                ("families_at", models.DateTimeField(blank=True, null=True, verbose_name="Familiene sa ja")),
                ("providers_at", models.DateTimeField(blank=True, null=True, verbose_name="Tjenesteyterne sa ja")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="Avgjort")),
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
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="process.process", verbose_name="Prosess"
                    ),
                ),
            ],
            options={
                "verbose_name": "metodeforslag",
                "verbose_name_plural": "metodeforslag",
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["families", "providers"])), name="process_methodproposal_side"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waits-for-families", "waits-for-providers", "adopted", "declined"])
                        ),
                        name="process_methodproposal_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "adopted"), _negated=True),
                            models.Q(("families_at__isnull", False), ("providers_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="process_methodproposal_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("state__startswith", "waits-for-")),
                            models.Q(("closed_at__isnull", False), ("state__in", ["adopted", "declined"])),
                            _connector="OR",
                        ),
                        name="process_methodproposal_closed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("municipality", "code"),
                        name="process_methodproposal_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MethodVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=60, verbose_name="Kode")),
                ("number", models.PositiveSmallIntegerField(verbose_name="Utgave")),
                ("content", models.JSONField(verbose_name="Innhold")),
                ("origin", models.CharField(max_length=80, verbose_name="Ble til i")),
                ("origin_number", models.PositiveSmallIntegerField(verbose_name="Utgaven der")),
                ("received", models.BooleanField(default=False, verbose_name="Hentet fra en annen kommune")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
            ],
            options={
                "verbose_name": "metodeutgave",
                "verbose_name_plural": "metodeutgaver",
                "ordering": ["code", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code", "number"), name="process_methodversion_number"
                    )
                ],
            },
        ),
    ]
