import uuid

import django.contrib.postgres.search
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_notices"), ("process", "0010_kept")]

    operations = [
        migrations.CreateModel(
            name="Experience",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "voice",
                    models.CharField(
                        choices=[("person", "navnet mitt"), ("family", "familien"), ("alias", "et annet navn")],
                        default="person",
                        max_length=10,
                        verbose_name="Si det som",
                    ),
                ),
                ("signed", models.CharField(max_length=120, verbose_name="Navnet som vises")),
                (
                    "topic",
                    models.CharField(
                        choices=[("service", "en tjeneste"), ("home", "en bolig"), ("day", "en dag")],
                        max_length=10,
                        verbose_name="Hva det handler om",
                    ),
                ),
                ("headline", models.CharField(blank=True, max_length=120, verbose_name="Kort sagt")),
                ("text", models.TextField(blank=True, verbose_name="Det jeg vil fortelle")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("me", "bare meg"),
                            ("family", "familien min"),
                            ("chosen", "noen jeg velger"),
                            ("circle", "kretsen min"),
                            ("all", "alle i prosessen"),
                        ],
                        default="me",
                        max_length=10,
                        verbose_name="Hvem kan lese",
                    ),
                ),
                ("nameless", models.BooleanField(default=False, verbose_name="Kan brukes uten navnet mitt")),
                ("for_contact", models.BooleanField(default=False, verbose_name="Kan leses av kontakten min på NAV")),
                (
                    "for_helper",
                    models.BooleanField(default=False, verbose_name="Hjelperen min kan høre det og skrive det ut"),
                ),
                ("for_open_page", models.BooleanField(default=False, verbose_name="Kan stå på den åpne siden")),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Fortalt")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="Endret")),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            "headline", "text", "signed", config="norwegian"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                        verbose_name="Ord å finne det igjen med",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
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
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.station",
                        verbose_name="Stasjon",
                    ),
                ),
            ],
            options={
                "verbose_name": "erfaring",
                "verbose_name_plural": "erfaringer",
                "ordering": ["-told_at"],
            },
        ),
        migrations.CreateModel(
            name="ExperiencePhoto",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=200, verbose_name="Hva bildet viser")),
                ("large", models.BinaryField(verbose_name="Bilde")),
                ("small", models.BinaryField(verbose_name="Lite bilde")),
                ("width", models.PositiveSmallIntegerField(verbose_name="Bredde")),
                ("height", models.PositiveSmallIntegerField(verbose_name="Høyde")),
                (
                    "experience",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photo",
                        to="insight.experience",
                        verbose_name="Erfaring",
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
                "verbose_name": "bilde til en erfaring",
                "verbose_name_plural": "bilder til erfaringer",
            },
        ),
        migrations.CreateModel(
            name="ExperienceReader",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "experience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readers",
                        to="insight.experience",
                        verbose_name="Erfaring",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.seat",
                        verbose_name="Leser",
                    ),
                ),
            ],
            options={
                "verbose_name": "leser av en erfaring",
                "verbose_name_plural": "lesere av en erfaring",
            },
        ),
        migrations.CreateModel(
            name="ExperienceSound",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("webm", "webm"), ("ogg", "ogg"), ("mp4", "mp4"), ("mp3", "mp3"), ("wav", "wav")],
                        max_length=5,
                        verbose_name="Format",
                    ),
                ),
                ("heard", models.BinaryField(verbose_name="Lyd")),
                (
                    "experience",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sound",
                        to="insight.experience",
                        verbose_name="Erfaring",
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
                "verbose_name": "lyd til en erfaring",
                "verbose_name_plural": "lyd til erfaringer",
            },
        ),
        migrations.CreateModel(
            name="RemovedExperience",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("voice", models.CharField(max_length=10, verbose_name="Sagt som")),
                ("signed", models.CharField(max_length=120, verbose_name="Navnet som vistes")),
                ("topic", models.CharField(max_length=10, verbose_name="Hva det handlet om")),
                ("headline", models.CharField(blank=True, max_length=120, verbose_name="Kort sagt")),
                ("text", models.TextField(blank=True, verbose_name="Det jeg fortalte")),
                ("photo_words", models.CharField(blank=True, max_length=200, verbose_name="Hva bildet viste")),
                ("photo_large", models.BinaryField(null=True, verbose_name="Bilde")),
                ("photo_small", models.BinaryField(null=True, verbose_name="Lite bilde")),
                ("photo_width", models.PositiveSmallIntegerField(null=True, verbose_name="Bredde")),
                ("photo_height", models.PositiveSmallIntegerField(null=True, verbose_name="Høyde")),
                ("sound_kind", models.CharField(blank=True, max_length=5, verbose_name="Lydens format")),
                ("sound_heard", models.BinaryField(null=True, verbose_name="Lyd")),
                ("told_at", models.DateTimeField(verbose_name="Fortalt")),
                ("removed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Tatt bort")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
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
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.station",
                        verbose_name="Stasjon",
                    ),
                ),
            ],
            options={
                "verbose_name": "erfaring som er tatt bort",
                "verbose_name_plural": "erfaringer som er tatt bort",
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("owed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skyldig fra")),
                ("due", models.DateField(verbose_name="Svar innen")),
                ("words", models.TextField(blank=True, verbose_name="Svaret")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Svart")),
                ("answered_as", models.CharField(blank=True, max_length=120, verbose_name="Navnet til den som svarte")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Svart av",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Kontakten som svarer",
                    ),
                ),
                (
                    "experience",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reply",
                        to="insight.experience",
                        verbose_name="Erfaring",
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
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="process.seat",
                        verbose_name="Hvem som svarer",
                    ),
                ),
            ],
            options={
                "verbose_name": "svar",
                "verbose_name_plural": "svar",
                "ordering": ["due"],
            },
        ),
        migrations.AddIndex(
            model_name="experience",
            index=models.Index(fields=["process", "-told_at"], name="insight_told_in_process"),
        ),
        migrations.AddIndex(
            model_name="experience",
            index=models.Index(fields=["author", "-told_at"], name="insight_told_by"),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience__in", ["me", "family", "chosen", "circle", "all"])),
                name="insight_experience_audience",
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(("voice__in", ["person", "family", "alias"])), name="insight_experience_voice"
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(("topic__in", ["service", "home", "day"])), name="insight_experience_topic"
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience", "family"), _negated=True), ("family__isnull", False), _connector="OR"
                ),
                name="insight_experience_family",
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience__in", ["circle", "all"]), _negated=True),
                    ("circle__isnull", False),
                    _connector="OR",
                ),
                name="insight_experience_circle",
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(("for_contact", False), ("family__isnull", False), _connector="OR"),
                name="insight_experience_contact",
            ),
        ),
        migrations.AddConstraint(
            model_name="experiencereader",
            constraint=models.UniqueConstraint(fields=("experience", "seat"), name="insight_reader_once"),
        ),
        migrations.AddConstraint(
            model_name="experiencesound",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["webm", "ogg", "mp4", "mp3", "wav"])), name="insight_sound_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="removedexperience",
            index=models.Index(fields=["author", "-removed_at"], name="insight_removed_by"),
        ),
        migrations.AddIndex(
            model_name="reply",
            index=models.Index(fields=["process", "due"], name="insight_reply_due"),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_at__isnull", True), models.Q(("words", ""), _negated=True), _connector="OR"
                ),
                name="insight_reply_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("seat__isnull", True), ("contact__isnull", True), _connector="OR"),
                name="insight_reply_one_owes",
            ),
        ),
    ]
