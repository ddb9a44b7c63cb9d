import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_notices")]

    operations = [
        migrations.CreateModel(
            name="PooledIdea",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("family_id", models.UUIDField(blank=True, null=True, verbose_name="Familie")),
                ("words", models.CharField(max_length=80, verbose_name="Ideen")),
                ("area", models.CharField(blank=True, max_length=80, verbose_name="Hva den er bra for")),
                ("band", models.CharField(blank=True, max_length=10, verbose_name="Omtrent hva den koster")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Gitt")),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Gitt av"
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
                "verbose_name": "delt idé",
                "verbose_name_plural": "delte ideer",
                "constraints": [models.UniqueConstraint(fields=("giver", "words"), name="people_pooledidea_once")],
            },
        ),
    ]
