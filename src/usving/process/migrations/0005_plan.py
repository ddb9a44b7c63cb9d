"""Planning gatherings: places, needs, series, answers without login, the calendar."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0004_promise_and_closing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("linked", models.BooleanField(default=False, verbose_name="Sendt som lenke")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Laget")),
            ],
            options={
                "verbose_name": "svarnøkkel",
                "verbose_name_plural": "svarnøkler",
            },
        ),
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("food", "Mat"),
                            ("childcare", "Barnepass"),
                            ("transport", "Skyss"),
                            ("interpreter", "Tolk"),
                            ("access", "Tilrettelegging"),
                        ],
                        max_length=12,
                        verbose_name="Hva",
                    ),
                ),
                ("done", models.BooleanField(default=False, verbose_name="Ordnet")),
                ("words", models.CharField(blank=True, max_length=120, verbose_name="Hvem ordner det")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
            ],
            options={
                "verbose_name": "ordning",
                "verbose_name_plural": "ordninger",
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("title", models.CharField(max_length=40, verbose_name="Hva avtalene skal hete")),
                ("shows_place", models.BooleanField(default=False, verbose_name="Vis stedet")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Laget")),
            ],
            options={
                "verbose_name": "kalenderlenke",
                "verbose_name_plural": "kalenderlenker",
            },
        ),
        migrations.CreateModel(
            name="GatheringSeries",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120, verbose_name="Navn")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Laget")),
            ],
            options={
                "verbose_name": "rekke",
                "verbose_name_plural": "rekker",
                "ordering": ["made_at"],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("food", "Mat"),
                            ("childcare", "Barnepass"),
                            ("transport", "Skyss"),
                            ("interpreter", "Tolk"),
                            ("access", "Tilrettelegging"),
                        ],
                        max_length=12,
                        verbose_name="Hva",
                    ),
                ),
                ("count", models.PositiveSmallIntegerField(default=0, verbose_name="Hvor mange")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="Med egne ord")),
                ("told", models.BooleanField(default=False, verbose_name="Vis dette til den som planlegger samlingen")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sist endret")),
            ],
            options={
                "verbose_name": "behov",
                "verbose_name_plural": "behov",
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="Navn")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="Adresse")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("neutral", "nøytral grunn"),
                            ("families", "hos familiene"),
                            ("organisation", "hos en tjeneste"),
                        ],
                        max_length=15,
                        verbose_name="Hvem sin grunn",
                    ),
                ),
                ("directions", models.TextField(blank=True, verbose_name="Slik finner du fram")),
                ("features", models.JSONField(blank=True, default=list, verbose_name="Dette har stedet")),
                ("access", models.TextField(blank=True, verbose_name="Mer om å komme inn og være der")),
                ("borrow", models.TextField(blank=True, verbose_name="Dette kan lånes")),
                ("put_away_at", models.DateTimeField(blank=True, null=True, verbose_name="Ikke lenger i bruk")),
            ],
            options={
                "verbose_name": "møtested",
                "verbose_name_plural": "møtesteder",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="VenuePhoto",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("shows", models.CharField(max_length=200, verbose_name="Hva bildet viser")),
                ("large", models.BinaryField(verbose_name="Bilde")),
                ("small", models.BinaryField(verbose_name="Lite bilde")),
                ("width", models.PositiveSmallIntegerField(verbose_name="Bredde")),
                ("height", models.PositiveSmallIntegerField(verbose_name="Høyde")),
                ("mark", models.CharField(max_length=16)),
            ],
            options={
                "verbose_name": "bilde av møtested",
                "verbose_name_plural": "bilder av møtesteder",
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Svart"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="how",
            field=models.CharField(
                choices=[
                    ("self", "svart selv"),
                    ("link", "svart med lenke eller kode"),
                    ("paper", "på papir"),
                    ("call", "på telefon"),
                ],
                db_default="self",
                default="self",
                max_length=5,
                verbose_name="Hvordan svaret kom",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="noted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Notert av",
            ),
        ),
        migrations.AddField(
            model_name="gathering",
            name="changed_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.now,
                verbose_name="Sist endret",
            ),
        ),
        migrations.AddField(
            model_name="gathering",
            name="sequence",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name="Hvor mange ganger flyttet"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["self", "link", "paper", "call"])), name="process_attendance_how"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("noted_by__isnull", True),
                    (
                        "how__in",
                        ["call", "paper"],
                    ),
                    _connector="OR",
                ),
                name="process_attendance_noted",
            ),
        ),
        migrations.AddField(
            model_name="answerkey",
            name="gathering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answer_keys",
                to="process.gathering",
                verbose_name="Samling",
            ),
        ),
        migrations.AddField(
            model_name="answerkey",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="answerkey",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="process.seat", verbose_name="Plass"
            ),
        ),
        migrations.AddField(
            model_name="arrangement",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Notert av",
            ),
        ),
        migrations.AddField(
            model_name="arrangement",
            name="gathering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="arrangements",
                to="process.gathering",
                verbose_name="Samling",
            ),
        ),
        migrations.AddField(
            model_name="arrangement",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="arrangement",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="process.seat", verbose_name="Plass"
            ),
        ),
        migrations.AddField(
            model_name="calendarfeed",
            name="account",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Hvem",
            ),
        ),
        migrations.AddField(
            model_name="calendarfeed",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="gatheringseries",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="gatheringseries",
            name="process",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="series",
                to="process.process",
                verbose_name="Prosess",
            ),
        ),
        migrations.AddField(
            model_name="gathering",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="gatherings",
                to="process.gatheringseries",
                verbose_name="Rekke",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to=settings.AUTH_USER_MODEL,
                verbose_name="Hvem",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="family",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="people.family",
                verbose_name="Familie",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="venue",
            name="host",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="people.organisation",
                verbose_name="Hos",
            ),
        ),
        migrations.AddField(
            model_name="venue",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="gathering",
            name="venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="process.venue",
                verbose_name="Møtested",
            ),
        ),
        migrations.AddField(
            model_name="venuephoto",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="venuephoto",
            name="venue",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="photo",
                to="process.venue",
                verbose_name="Møtested",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrangement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["food", "childcare", "transport", "interpreter", "access"])),
                name="process_arrangement_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrangement",
            constraint=models.UniqueConstraint(fields=("gathering", "seat", "kind"), name="process_arrangement_once"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["food", "childcare", "transport", "interpreter", "access"])),
                name="process_need_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.UniqueConstraint(fields=("family", "kind"), name="process_need_family_once"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.UniqueConstraint(fields=("account", "kind"), name="process_need_account_once"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", False), ("family__isnull", True)),
                    models.Q(("account__isnull", True), ("family__isnull", False)),
                    _connector="OR",
                ),
                name="process_need_one_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(condition=models.Q(("count__range", (0, 12))), name="process_need_count"),
        ),
        migrations.AddConstraint(
            model_name="venue",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["neutral", "families", "organisation"])), name="process_venue_ground"
            ),
        ),
        migrations.AddConstraint(
            model_name="venue",
            constraint=models.UniqueConstraint(fields=("municipality", "name"), name="process_venue_name"),
        ),
    ]
