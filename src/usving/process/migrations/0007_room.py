import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0006_methods"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContributionPhoto",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=200, verbose_name="Hva bildet viser")),
                ("large", models.BinaryField(verbose_name="Bilde")),
                ("small", models.BinaryField(verbose_name="Lite bilde")),
                ("width", models.PositiveSmallIntegerField(verbose_name="Bredde")),
                ("height", models.PositiveSmallIntegerField(verbose_name="Høyde")),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photo",
                        to="process.contribution",
                        verbose_name="Bidrag",
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
                "verbose_name": "bilde",
                "verbose_name_plural": "bilder",
            },
        ),
        migrations.CreateModel(
            name="Parked",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=300, verbose_name="Spørsmålet")),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Fra hvem",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Besvart")),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parked",
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
            ],
            options={
                "verbose_name": "parkert spørsmål",
                "verbose_name_plural": "parkerte spørsmål",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Åpnet")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Avsluttet")),
                ("step", models.PositiveSmallIntegerField(default=1, verbose_name="Punkt")),
                (
                    "step_began_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="Punktet begynte"),
                ),
                ("extra_minutes", models.PositiveSmallIntegerField(default=0, verbose_name="Minutter lagt til")),
                ("skipped", models.JSONField(blank=True, default=list, verbose_name="Hoppet over")),
                ("one_keyboard", models.BooleanField(default=False, verbose_name="Ett tastatur for alle")),
                ("version", models.PositiveBigIntegerField(default=1, verbose_name="Utgave")),
                (
                    "gathering",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room",
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
            ],
            options={
                "verbose_name": "rom",
                "verbose_name_plural": "rom",
            },
        ),
        migrations.CreateModel(
            name="Heard",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="heard",
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="process.seat", verbose_name="Plass"
                    ),
                ),
            ],
            options={
                "verbose_name": "sagt noe",
                "verbose_name_plural": "sagt noe",
                "constraints": [models.UniqueConstraint(fields=("gathering", "seat"), name="process_heard_once")],
            },
        ),
        migrations.CreateModel(
            name="RoomLeader",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Kom inn")),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room_leaders",
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="process.seat", verbose_name="Plass"
                    ),
                ),
            ],
            options={
                "verbose_name": "leder i rommet",
                "verbose_name_plural": "ledere i rommet",
                "constraints": [models.UniqueConstraint(fields=("gathering", "seat"), name="process_roomleader_once")],
            },
        ),
        migrations.CreateModel(
            name="RoomNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.TextField(blank=True, verbose_name="Notater")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Endret")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_notes",
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
            ],
            options={
                "verbose_name": "eget notat",
                "verbose_name_plural": "egne notater",
                "constraints": [models.UniqueConstraint(fields=("gathering", "author"), name="process_roomnote_once")],
            },
        ),
        migrations.CreateModel(
            name="WallPost",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("step", models.PositiveSmallIntegerField(default=1, verbose_name="Punkt")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Hengt opp")),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wall_post",
                        to="process.contribution",
                        verbose_name="Bidrag",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wall_posts",
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
            ],
            options={
                "verbose_name": "oppslag på veggen",
                "verbose_name_plural": "oppslag på veggen",
                "indexes": [models.Index(fields=["gathering", "-at"], name="process_on_the_wall")],
            },
        ),
    ]
