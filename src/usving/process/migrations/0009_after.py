"""Minutes, what was decided and the tasks that follow, the pulse, and what was written on paper."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0008_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField(verbose_name="Dette ble vi enige om")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
            ],
            options={
                "verbose_name": "avtale",
                "verbose_name_plural": "avtaler",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, verbose_name="Utgave")),
                ("answer_by", models.DateField(verbose_name="Siste dag for å svare")),
                ("drafted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Begynt")),
                ("fixed_at", models.DateTimeField(blank=True, null=True, verbose_name="Låst")),
                ("words", models.TextField(blank=True, verbose_name="Hele teksten")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="Kontrolltall")),
                (
                    "silent",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Hadde ikke svart",
                    ),
                ),
            ],
            options={
                "verbose_name": "referat",
                "verbose_name_plural": "referater",
            },
        ),
        migrations.CreateModel(
            name="MinutesApproval",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("families", "familiene"),
                            ("providers", "tjenesteyterne"),
                            ("leaders", "de som leder prosessen"),
                        ],
                        max_length=10,
                        verbose_name="Hvem",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="Utgave")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
            ],
            options={
                "verbose_name": "ja til referatet",
                "verbose_name_plural": "ja til referatet",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="MinutesParagraph",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Plass")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("about", "om samlingen"),
                            ("agenda", "fra planen"),
                            ("shared", "det som ble delt"),
                            ("other", "annet"),
                        ],
                        max_length=10,
                        verbose_name="Slag",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="Overskrift")),
                ("text", models.TextField(blank=True, verbose_name="Tekst")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="Endret")),
            ],
            options={
                "verbose_name": "avsnitt i referat",
                "verbose_name_plural": "avsnitt i referat",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MinutesWords",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("families", "familiene"),
                            ("providers", "tjenesteyterne"),
                            ("leaders", "de som leder prosessen"),
                        ],
                        max_length=10,
                        verbose_name="Hvem sine ord",
                    ),
                ),
                ("text", models.TextField(verbose_name="Slik bør det stå")),
                ("before", models.TextField(blank=True, verbose_name="Slik sto det før")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("standing", "står ved siden av"),
                            ("taken", "tatt inn"),
                            ("withdrawn", "trukket"),
                            ("added", "tillegg"),
                        ],
                        default="standing",
                        max_length=10,
                        verbose_name="Hva det ble til",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
            ],
            options={
                "verbose_name": "ønsket ordlyd",
                "verbose_name_plural": "ønskede ordlyder",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Pulse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "safe",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), size=11, verbose_name="Hvor trygt det var"
                    ),
                ),
                (
                    "useful",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), size=11, verbose_name="Hvor nyttig det var"
                    ),
                ),
                ("told", models.BooleanField(null=True, verbose_name="Nok svar til å vises")),
            ],
            options={
                "verbose_name": "puls",
                "verbose_name_plural": "puls",
            },
        ),
        migrations.CreateModel(
            name="PulseAnswered",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "at noen har svart på pulsen",
                "verbose_name_plural": "at noen har svart på pulsen",
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=300, verbose_name="Hva skal gjøres?")),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Hvilken side",
                    ),
                ),
                ("due", models.DateField(verbose_name="Innen")),
                ("first_due", models.DateField(verbose_name="Første frist")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "ikke gjort ennå"),
                            ("moved", "utsatt"),
                            ("done", "gjort"),
                            ("dropped", "lagt bort"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="Hva ble det til?",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="Med ord")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Svart")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
            ],
            options={
                "verbose_name": "oppgave",
                "verbose_name_plural": "oppgaver",
                "ordering": ["due", "at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="contribution",
            name="entered_as",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=120, verbose_name="Navnet til den som skrev inn"
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="entered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Skrevet inn av",
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="on_paper",
            field=models.BooleanField(db_default=False, default=False, verbose_name="Skrevet på papir"),
        ),
        migrations.AddField(
            model_name="contribution",
            name="seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="process.seat",
                verbose_name="Hvem, på papir",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to=settings.AUTH_USER_MODEL,
                verbose_name="Hvem",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("author__isnull", True), ("on_paper", True)),
                    models.Q(("author__isnull", False), ("on_paper", False), ("seat__isnull", True)),
                    _connector="OR",
                ),
                name="process_contribution_author",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="Skrevet av",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="gathering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="process.gathering",
                verbose_name="Samling",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="process",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="process.process",
                verbose_name="Prosess",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="drafted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="Skrevet av",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="gathering",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="written",
                to="process.gathering",
                verbose_name="Samling",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="minutesapproval",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name="Av"
            ),
        ),
        migrations.AddField(
            model_name="minutesapproval",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="approvals",
                to="process.minutes",
                verbose_name="Referat",
            ),
        ),
        migrations.AddField(
            model_name="minutesapproval",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="minutesparagraph",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="paragraphs",
                to="process.minutes",
                verbose_name="Referat",
            ),
        ),
        migrations.AddField(
            model_name="minutesparagraph",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="minuteswords",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name="Av"
            ),
        ),
        migrations.AddField(
            model_name="minuteswords",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="wanted",
                to="process.minutes",
                verbose_name="Referat",
            ),
        ),
        migrations.AddField(
            model_name="minuteswords",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="minuteswords",
            name="paragraph",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="wanted",
                to="process.minutesparagraph",
                verbose_name="Avsnitt",
            ),
        ),
        migrations.AddField(
            model_name="pulse",
            name="gathering",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, to="process.gathering", verbose_name="Samling"
            ),
        ),
        migrations.AddField(
            model_name="pulse",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="pulseanswered",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
            ),
        ),
        migrations.AddField(
            model_name="pulseanswered",
            name="gathering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="process.gathering", verbose_name="Samling"
            ),
        ),
        migrations.AddField(
            model_name="pulseanswered",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Svart av",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="Skrevet av",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="tasks",
                to="process.decision",
                verbose_name="Avtale",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="gathering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tasks",
                to="process.gathering",
                verbose_name="Samling",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="people.organisation",
                verbose_name="Hvilken organisasjon",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="process",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tasks",
                to="process.process",
                verbose_name="Prosess",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="process.seat",
                verbose_name="Hvem",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("fixed_at__isnull", True), ("words", "")),
                    models.Q(("fixed_at__isnull", False), models.Q(("digest", ""), _negated=True)),
                    _connector="OR",
                ),
                name="process_minutes_fixed",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["families", "providers", "leaders"])),
                name="process_minutesapproval_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesapproval",
            constraint=models.UniqueConstraint(
                fields=("minutes", "party", "version"), name="process_minutesapproval_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesparagraph",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["about", "agenda", "shared", "other"])),
                name="process_minutesparagraph_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="minuteswords",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["families", "providers", "leaders"])),
                name="process_minuteswords_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="minuteswords",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["standing", "taken", "withdrawn", "added"])),
                name="process_minuteswords_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="pulseanswered",
            constraint=models.UniqueConstraint(fields=("gathering", "account"), name="process_pulseanswered_once"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["process", "due"], name="process_task_due"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "moved", "done", "dropped"])), name="process_task_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "side__in",
                        ["", "families", "providers"],
                    )
                ),
                name="process_task_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered_at__isnull", False), ("state", "open"), _connector="OR"),
                name="process_task_answered",
            ),
        ),
    ]
