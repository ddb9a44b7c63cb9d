import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_way_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="Birth",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField(verbose_name="Fødselsdato")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="people.person", verbose_name="Person"
                    ),
                ),
            ],
            options={
                "verbose_name": "fødselsdato",
                "verbose_name_plural": "fødselsdatoer",
            },
        ),
        migrations.CreateModel(
            name="ConsentRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("housing", "Hvordan vi bor"),
                            ("economy", "Penger"),
                            ("health", "Helse og hva vi trenger"),
                            ("children", "Barn og skole"),
                            ("wishes", "Ønsker og grenser"),
                            ("story", "Min historie"),
                            ("home-plan", "Plan for egen bolig"),
                            ("contact", "Hvordan jeg kan nås"),
                        ],
                        max_length=12,
                        verbose_name="Del av saken",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("follow-up", "å følge meg opp"),
                            ("housing-help", "hjelp til å få eller beholde bolig"),
                            ("own-home", "å planlegge egen bolig"),
                            ("co-creation", "samskapingen"),
                        ],
                        max_length=14,
                        verbose_name="Skal brukes til",
                    ),
                ),
                ("reason", models.TextField(verbose_name="Hvorfor spør du?")),
                ("until", models.DateField(verbose_name="Til og med")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Spurt")),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="Trukket")),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.person", verbose_name="Om"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Spurt av",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.organisation",
                        verbose_name="Organisasjon",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.team",
                        verbose_name="Team",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Én person",
                    ),
                ),
            ],
            options={
                "verbose_name": "spørsmål om samtykke",
                "verbose_name_plural": "spørsmål om samtykke",
            },
        ),
        migrations.CreateModel(
            name="ConsentRefusal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sagt")),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.person", verbose_name="Sagt av"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.consentrequest", verbose_name="Spørsmål"
                    ),
                ),
            ],
            options={
                "verbose_name": "nei til spørsmål",
                "verbose_name_plural": "nei til spørsmål",
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("housing", "Hvordan vi bor"),
                            ("economy", "Penger"),
                            ("health", "Helse og hva vi trenger"),
                            ("children", "Barn og skole"),
                            ("wishes", "Ønsker og grenser"),
                            ("story", "Min historie"),
                            ("home-plan", "Plan for egen bolig"),
                            ("contact", "Hvordan jeg kan nås"),
                        ],
                        max_length=12,
                        verbose_name="Del av saken",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("follow-up", "å følge meg opp"),
                            ("housing-help", "hjelp til å få eller beholde bolig"),
                            ("own-home", "å planlegge egen bolig"),
                            ("co-creation", "samskapingen"),
                        ],
                        max_length=14,
                        verbose_name="Skal brukes til",
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Gitt")),
                ("until", models.DateField(verbose_name="Til og med")),
                ("text_version", models.CharField(max_length=10, verbose_name="Ordlyd")),
                (
                    "manner",
                    models.CharField(
                        choices=[("tap", "med et trykk"), ("helper", "gjennom en støtteperson"), ("paper", "på papir")],
                        max_length=6,
                        verbose_name="Måte",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="Trukket")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="Minnet på")),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="Om",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="Gitt av",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.organisation",
                        verbose_name="Organisasjon",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Ført inn av",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.team",
                        verbose_name="Team",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Trukket av",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Én person",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="people.consentrequest",
                        verbose_name="Svar på",
                    ),
                ),
            ],
            options={
                "verbose_name": "samtykke",
                "verbose_name_plural": "samtykker",
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("support", "støtteperson"),
                            ("guardian", "verge"),
                            ("interpreter", "tolk"),
                            ("legal", "advokat eller fullmektig"),
                        ],
                        max_length=14,
                        verbose_name="Er min",
                    ),
                ),
                ("may_write", models.BooleanField(default=False, verbose_name="Skrive for meg")),
                (
                    "may_answer",
                    models.BooleanField(default=False, verbose_name="Svare på spørsmål om samtykke for meg"),
                ),
                ("starts", models.DateField(verbose_name="Fra")),
                ("ends", models.DateField(verbose_name="Til og med")),
                (
                    "helper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hjelper",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="For",
                    ),
                ),
            ],
            options={
                "verbose_name": "fullmakt",
                "verbose_name_plural": "fullmakter",
            },
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("life", "Fare for liv eller helse"),
                            ("child", "Fare for et barn"),
                            ("violence", "Fare for vold"),
                        ],
                        max_length=8,
                        verbose_name="Grunn",
                    ),
                ),
                ("reason", models.TextField(verbose_name="Hva er det som haster?")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Åpnet")),
                ("closes_at", models.DateTimeField(verbose_name="Stenger")),
                (
                    "silent_by",
                    models.CharField(blank=True, max_length=120, verbose_name="Lovhjemmel for å vente med å si fra"),
                ),
                ("tell_on", models.DateField(blank=True, null=True, verbose_name="Skal sies fra om")),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="Sagt fra")),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.person", verbose_name="Om"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Åpnet av",
                    ),
                ),
            ],
            options={
                "verbose_name": "åpning ved fare",
                "verbose_name_plural": "åpninger ved fare",
            },
        ),
        migrations.CreateModel(
            name="ProtectedIdentity",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="Navn")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="Telefon")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="people.person", verbose_name="Person"
                    ),
                ),
            ],
            options={
                "verbose_name": "skjermet navn",
                "verbose_name_plural": "skjermede navn",
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("housing", "Hvordan vi bor"),
                            ("economy", "Penger"),
                            ("health", "Helse og hva vi trenger"),
                            ("children", "Barn og skole"),
                            ("wishes", "Ønsker og grenser"),
                            ("story", "Min historie"),
                            ("home-plan", "Plan for egen bolig"),
                            ("contact", "Hvordan jeg kan nås"),
                        ],
                        max_length=12,
                        verbose_name="Del av saken",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("follow-up", "å følge meg opp"),
                            ("housing-help", "hjelp til å få eller beholde bolig"),
                            ("own-home", "å planlegge egen bolig"),
                            ("co-creation", "samskapingen"),
                        ],
                        max_length=14,
                        verbose_name="Skal brukes til",
                    ),
                ),
                ("text", models.TextField(verbose_name="Tekst")),
                ("own", models.BooleanField(default=False, verbose_name="Bare mine ord")),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Endret")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="Tatt bort")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.person", verbose_name="Hvem sine ord"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "typed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet inn av",
                    ),
                ),
            ],
            options={
                "verbose_name": "opplysning",
                "verbose_name_plural": "opplysninger",
            },
        ),
        migrations.CreateModel(
            name="StatementSubject",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subjects",
                        to="people.statement",
                        verbose_name="Opplysning",
                    ),
                ),
            ],
            options={
                "verbose_name": "en opplysningen gjelder",
                "verbose_name_plural": "de opplysningen gjelder",
            },
        ),
        migrations.CreateModel(
            name="StatementVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(verbose_name="Nummer")),
                ("text", models.TextField(verbose_name="Tekst")),
                ("until", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Til")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="people.statement",
                        verbose_name="Opplysning",
                    ),
                ),
            ],
            options={
                "verbose_name": "tidligere ordlyd",
                "verbose_name_plural": "tidligere ordlyder",
            },
        ),
        migrations.AddIndex(
            model_name="consentrequest",
            index=models.Index(fields=["about", "part"], name="people_request_about"),
        ),
        migrations.AddConstraint(
            model_name="consentrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "part__in",
                        ["housing", "economy", "health", "children", "wishes", "story", "home-plan", "contact"],
                    )
                ),
                name="people_consentrequest_part",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["follow-up", "housing-help", "own-home", "co-creation"])),
                name="people_consentrequest_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentrefusal",
            constraint=models.UniqueConstraint(fields=("request", "giver"), name="people_consentrefusal_once"),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(fields=["giver"], name="people_consent_giver"),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=["organisation"],
                name="people_consent_office",
            ),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", True)), fields=["worker"], name="people_consent_worker"
            ),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", True)), fields=["until"], name="people_consent_until"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "part__in",
                        ["housing", "economy", "health", "children", "wishes", "story", "home-plan", "contact"],
                    )
                ),
                name="people_consent_part",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["follow-up", "housing-help", "own-home", "co-creation"])),
                name="people_consent_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("manner__in", ["tap", "helper", "paper"])), name="people_consent_manner"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("organisation__isnull", False), ("worker__isnull", False), _connector="OR"),
                name="people_consent_names_someone",
            ),
        ),
        migrations.AddIndex(
            model_name="mandate",
            index=models.Index(fields=["helper"], name="people_mandate_helper"),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["support", "guardian", "interpreter", "legal"])),
                name="people_mandate_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="override",
            index=models.Index(fields=["opened_by", "closes_at"], name="people_override_by"),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["life", "child", "violence"])), name="people_override_ground"
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["author", "part"], name="people_statement_author"),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["part", "purpose"], name="people_statement_part"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "part__in",
                        ["housing", "economy", "health", "children", "wishes", "story", "home-plan", "contact"],
                    )
                ),
                name="people_statement_part",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["follow-up", "housing-help", "own-home", "co-creation"])),
                name="people_statement_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementsubject",
            constraint=models.UniqueConstraint(fields=("statement", "person"), name="people_statementsubject_once"),
        ),
        migrations.AddConstraint(
            model_name="statementversion",
            constraint=models.UniqueConstraint(fields=("statement", "number"), name="people_statementversion_once"),
        ),
    ]
