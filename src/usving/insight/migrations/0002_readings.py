import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_experiences"), ("process", "0010_kept")]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Siden som begynte",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="Kort sagt")),
                ("words", models.TextField(max_length=4000, verbose_name="Det vi har forstått")),
                ("supports", models.TextField(blank=True, max_length=2000, verbose_name="Det som støtter det")),
                ("against", models.TextField(blank=True, max_length=2000, verbose_name="Det som taler mot det")),
                ("wording", models.PositiveSmallIntegerField(default=1, verbose_name="Ordlyd nummer")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "utkast"),
                            ("families-read", "lest av familiene"),
                            ("providers-read", "lest av tjenestene"),
                            ("read", "lest av begge sider"),
                            ("families-stand", "familiene står bak"),
                            ("providers-stand", "tjenestene står bak"),
                            ("stands", "begge sider står bak"),
                            ("again", "må ses på igjen"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="Hvor langt den er kommet",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
                ("settled_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sist flyttet")),
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
                "verbose_name": "innsikt",
                "verbose_name_plural": "innsikter",
                "ordering": ["-made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Hand",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="Navnet")),
                ("shown", models.BooleanField(default=False, verbose_name="Navnet mitt kan vises")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
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
                "verbose_name": "hånden bak",
                "verbose_name_plural": "hendene bak",
            },
        ),
        migrations.CreateModel(
            name="FindingWords",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                ("wording", models.PositiveSmallIntegerField(verbose_name="Ordlyd nummer")),
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("read", "Jeg har lest alle kildene"),
                            ("stand", "Jeg står bak"),
                            ("object", "Jeg er uenig"),
                        ],
                        max_length=10,
                        verbose_name="Hva jeg vil si",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000, verbose_name="Med egne ord")),
                ("said_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="Når")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="said",
                        to="insight.finding",
                        verbose_name="Innsikt",
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
                    "hand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="insight.hand",
                        verbose_name="Hvem",
                    ),
                ),
            ],
            options={
                "verbose_name": "ord til en innsikt",
                "verbose_name_plural": "ord til innsikter",
                "ordering": ["said_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="hand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="insight.hand",
                verbose_name="Hvem",
            ),
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                ("first", models.PositiveSmallIntegerField(verbose_name="Fra setning")),
                ("last", models.PositiveSmallIntegerField(verbose_name="Til setning")),
                ("digest", models.CharField(max_length=64, verbose_name="Utgaven")),
                ("theme", models.CharField(max_length=60, verbose_name="Ordene")),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="Merket")),
                (
                    "contribution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.contribution",
                        verbose_name="Bidrag",
                    ),
                ),
                (
                    "experience",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="insight.experience",
                        verbose_name="Erfaring",
                    ),
                ),
                (
                    "hand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="insight.hand",
                        verbose_name="Hvem",
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
                "verbose_name": "merket sted",
                "verbose_name_plural": "merkede steder",
                "ordering": ["made_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Siden som spør",
                    ),
                ),
                ("code", models.SlugField(blank=True, max_length=40, verbose_name="Kode")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="Spørsmålet")),
                ("why", models.TextField(blank=True, max_length=1000, verbose_name="Hvorfor vi spør")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "åpent"),
                            ("families-close", "familiene vil lukke"),
                            ("providers-close", "tjenestene vil lukke"),
                            ("closed", "lukket av begge sider"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="Hvor åpent det er",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Spurt")),
                ("look_on", models.DateField(verbose_name="Ses på igjen")),
                (
                    "hand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="insight.hand",
                        verbose_name="Hvem",
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
                "verbose_name": "åpent spørsmål",
                "verbose_name_plural": "åpne spørsmål",
                "ordering": ["-asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("for", "taler for"), ("against", "taler mot")],
                        max_length=10,
                        verbose_name="Hvilken vei det peker",
                    ),
                ),
                ("words", models.TextField(max_length=1000, verbose_name="Hva det viser")),
                ("source", models.CharField(max_length=200, verbose_name="Hvor det er fra")),
                ("given_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="Når")),
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
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="insight.finding",
                        verbose_name="Innsikt",
                    ),
                ),
                (
                    "hand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="insight.hand",
                        verbose_name="Hvem",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="insight.question",
                        verbose_name="Spørsmål",
                    ),
                ),
            ],
            options={
                "verbose_name": "grunnlag",
                "verbose_name_plural": "grunnlag",
                "ordering": ["given_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="QuestionWords",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                (
                    "did",
                    models.CharField(
                        choices=[("close", "vil lukke"), ("open", "vil holde åpent"), ("look", "så på det igjen")],
                        max_length=10,
                        verbose_name="Hva",
                    ),
                ),
                ("words", models.TextField(max_length=1000, verbose_name="Med egne ord")),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "hand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="insight.hand",
                        verbose_name="Hvem",
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
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="said",
                        to="insight.question",
                        verbose_name="Spørsmål",
                    ),
                ),
            ],
            options={
                "verbose_name": "ord til et spørsmål",
                "verbose_name_plural": "ord til spørsmål",
                "ordering": ["said_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SourceReading",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, verbose_name="Utgaven")),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lest")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.contribution",
                        verbose_name="Bidrag",
                    ),
                ),
                (
                    "experience",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
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
            ],
            options={
                "verbose_name": "lesning",
                "verbose_name_plural": "lesninger",
            },
        ),
        migrations.CreateModel(
            name="WeekCount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                ("week", models.DateField(verbose_name="Uken, fra mandag")),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("people", "personer jeg følger opp"),
                            ("letters", "brev og vedtak jeg skriver"),
                            ("desk-hours", "timer ved skrivebordet"),
                            ("talk-hours", "timer i samtale med folk"),
                            ("waiting-hours", "timer vi venter på svar eller i kø"),
                            ("forms", "skjemaer vi fyller ut"),
                            ("moves", "ganger vi flytter på oss eller tingene våre"),
                            ("told-again", "ganger vi forteller det samme på nytt"),
                        ],
                        max_length=20,
                        verbose_name="Hva",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=1, max_digits=6, verbose_name="Hvor mange")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.seat",
                        verbose_name="Plass",
                    ),
                ),
            ],
            options={
                "verbose_name": "tall fra min uke",
                "verbose_name_plural": "tall fra min uke",
                "ordering": ["-week", "item"],
            },
        ),
        migrations.CreateModel(
            name="WeekFigure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("week", models.DateField(verbose_name="Uken, fra mandag")),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("people", "personer jeg følger opp"),
                            ("letters", "brev og vedtak jeg skriver"),
                            ("desk-hours", "timer ved skrivebordet"),
                            ("talk-hours", "timer i samtale med folk"),
                            ("waiting-hours", "timer vi venter på svar eller i kø"),
                            ("forms", "skjemaer vi fyller ut"),
                            ("moves", "ganger vi flytter på oss eller tingene våre"),
                            ("told-again", "ganger vi forteller det samme på nytt"),
                        ],
                        max_length=20,
                        verbose_name="Hva",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="I snitt")),
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
                "verbose_name": "ukens tall",
                "verbose_name_plural": "ukens tall",
                "ordering": ["-week", "item"],
            },
        ),
        migrations.CreateModel(
            name="FindingSource",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("first", models.PositiveSmallIntegerField(verbose_name="Fra setning")),
                ("last", models.PositiveSmallIntegerField(verbose_name="Til setning")),
                ("digest", models.CharField(max_length=64, verbose_name="Utgaven")),
                (
                    "contribution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="process.contribution",
                        verbose_name="Bidrag",
                    ),
                ),
                (
                    "experience",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="insight.experience",
                        verbose_name="Erfaring",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="insight.finding",
                        verbose_name="Innsikt",
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
                "verbose_name": "kilde til en innsikt",
                "verbose_name_plural": "kilder til innsikter",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["contribution"], name="insight_found_by_contribution"),
                    models.Index(fields=["experience"], name="insight_found_by_experience"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contribution__isnull", True), ("experience__isnull", False)),
                            models.Q(("contribution__isnull", False), ("experience__isnull", True)),
                            _connector="OR",
                        ),
                        name="insight_source_source",
                    ),
                    models.UniqueConstraint(
                        fields=("finding", "contribution", "experience", "first", "last"),
                        name="insight_source_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="hand",
            index=models.Index(fields=["account"], name="insight_hand_of"),
        ),
        migrations.AddConstraint(
            model_name="findingwords",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="insight_said_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingwords",
            constraint=models.CheckConstraint(
                condition=models.Q(("says__in", ["read", "stand", "object"])), name="insight_said_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingwords",
            constraint=models.UniqueConstraint(fields=("finding", "hand"), name="insight_said_by_hand_once"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["process", "-made_at"], name="insight_found_in"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "families-read",
                            "providers-read",
                            "read",
                            "families-stand",
                            "providers-stand",
                            "stands",
                            "again",
                        ],
                    )
                ),
                name="insight_finding_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="insight_finding_side"
            ),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["process", "theme"], name="insight_marked_theme"),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["contribution"], name="insight_marked_contribution"),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["experience"], name="insight_marked_experience"),
        ),
        migrations.AddConstraint(
            model_name="mark",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="insight_mark_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="mark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contribution__isnull", True), ("experience__isnull", False)),
                    models.Q(("contribution__isnull", False), ("experience__isnull", True)),
                    _connector="OR",
                ),
                name="insight_mark_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="mark",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lte", models.F("last"))), name="insight_mark_stretch"
            ),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["process", "-asked_at"], name="insight_asked_in"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "families-close", "providers-close", "closed"])),
                name="insight_question_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="insight_question_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("process", "code"),
                name="insight_question_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["for", "against"])), name="insight_evidence_direction"
            ),
        ),
        migrations.AddConstraint(
            model_name="questionwords",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("did__in", ["close", "open"]), ("side__in", ["families", "providers"])),
                    models.Q(("did", "look"), ("side", "")),
                    _connector="OR",
                ),
                name="insight_question_did",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contribution__isnull", True), ("experience__isnull", False)),
                    models.Q(("contribution__isnull", False), ("experience__isnull", True)),
                    _connector="OR",
                ),
                name="insight_reading_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcereading",
            constraint=models.UniqueConstraint(
                fields=("account", "contribution"), name="insight_read_contribution_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcereading",
            constraint=models.UniqueConstraint(fields=("account", "experience"), name="insight_read_experience_once"),
        ),
        migrations.AddConstraint(
            model_name="weekcount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "item__in",
                        [
                            "people",
                            "letters",
                            "desk-hours",
                            "talk-hours",
                            "waiting-hours",
                            "forms",
                            "moves",
                            "told-again",
                        ],
                    )
                ),
                name="insight_week_item",
            ),
        ),
        migrations.AddConstraint(
            model_name="weekcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="insight_week_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="weekcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0)), name="insight_week_not_below_nought"
            ),
        ),
        migrations.AddConstraint(
            model_name="weekcount",
            constraint=models.UniqueConstraint(fields=("account", "process", "week", "item"), name="insight_week_once"),
        ),
        migrations.AddConstraint(
            model_name="weekfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "item__in",
                        [
                            "people",
                            "letters",
                            "desk-hours",
                            "talk-hours",
                            "waiting-hours",
                            "forms",
                            "moves",
                            "told-again",
                        ],
                    )
                ),
                name="insight_figure_item",
            ),
        ),
        migrations.AddConstraint(
            model_name="weekfigure",
            constraint=models.UniqueConstraint(fields=("process", "week", "item"), name="insight_figure_once"),
        ),
    ]
