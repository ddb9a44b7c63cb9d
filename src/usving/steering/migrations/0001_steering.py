import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_notices"), ("process", "0010_kept")]

    operations = [
        migrations.CreateModel(
            name="AgendaPoint",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160, verbose_name="Hva gjelder det?")),
                ("about", models.TextField(blank=True, verbose_name="Hvorfor bør vi ta det opp?")),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("frame", "målet med prosessen eller rammen rundt den"),
                            ("money", "penger"),
                            ("sharing", "hva vi viser til andre utenfor"),
                            ("people", "hvem som skal være med"),
                            ("practical", "noe praktisk"),
                            ("other", "noe annet"),
                        ],
                        max_length=12,
                        verbose_name="Hva slags sak er det?",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Foreslått av siden",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="Plass på listen")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="Trukket")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Foreslått av",
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
                "verbose_name": "sak til styret",
                "verbose_name_plural": "saker til styret",
                "ordering": ["position", "at"],
            },
        ),
        migrations.CreateModel(
            name="BoardDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField(verbose_name="Hva bestemte dere?")),
                ("reasons", models.TextField(verbose_name="Hvorfor?")),
                (
                    "heard",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("families", "familiene"),
                                ("children", "barn og ungdom"),
                                ("providers", "tjenesteyterne"),
                                ("volunteers", "de frivillige"),
                                ("contractor", "byggefirmaet"),
                                ("leaders", "de som leder"),
                            ],
                            max_length=12,
                        ),
                        default=list,
                        size=None,
                        verbose_name="Hvem er hørt?",
                    ),
                ),
                (
                    "not_heard",
                    models.CharField(blank=True, max_length=300, verbose_name="Hvem er ikke hørt, og hvorfor?"),
                ),
                ("follow_up", models.DateField(verbose_name="Når ser vi på det igjen?")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="Ordlyd nummer")),
                ("in_force_at", models.DateTimeField(blank=True, null=True, verbose_name="Gjelder fra")),
                ("became", models.CharField(blank=True, max_length=500, verbose_name="Hva ble det til?")),
                ("became_at", models.DateTimeField(blank=True, null=True, verbose_name="Fortalt")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet av",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="process.seat",
                        verbose_name="Hvem følger opp?",
                    ),
                ),
                (
                    "point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decision",
                        to="steering.agendapoint",
                        verbose_name="Saken",
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
                "verbose_name": "vedtak i styret",
                "verbose_name_plural": "vedtak i styret",
                "ordering": ["-at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BoardMeeting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField(verbose_name="Dag")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="Sted")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet av",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                "verbose_name": "styremøte",
                "verbose_name_plural": "styremøter",
                "ordering": ["-day", "-at"],
            },
        ),
        migrations.AddField(
            model_name="agendapoint",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="points",
                to="steering.boardmeeting",
                verbose_name="Møte",
            ),
        ),
        migrations.CreateModel(
            name="BoardSeat",
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
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Foreslått")),
                ("sits_since", models.DateTimeField(blank=True, null=True, verbose_name="Sitter i styret fra")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="Gikk ut av styret")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Foreslått av",
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.circle",
                        verbose_name="Krets",
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
                        verbose_name="Hvem",
                    ),
                ),
            ],
            options={
                "verbose_name": "plass i styret",
                "verbose_name_plural": "plasser i styret",
                "ordering": ["sits_since", "at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BoardYes",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "board_seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="yeses",
                        to="steering.boardseat",
                        verbose_name="Plass i styret",
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
                        verbose_name="Fra",
                    ),
                ),
            ],
            options={
                "verbose_name": "ja til en i styret",
                "verbose_name_plural": "ja til dem i styret",
            },
        ),
        migrations.CreateModel(
            name="DecisionYes",
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
                ("version", models.PositiveSmallIntegerField(verbose_name="Ordlyd nummer")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Av",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="yeses",
                        to="steering.boarddecision",
                        verbose_name="Vedtak",
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
                "verbose_name": "ja til et vedtak",
                "verbose_name_plural": "ja til vedtak",
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120, verbose_name="Hva gjelder det?")),
                ("text", models.TextField(verbose_name="Hva trenger dere, og hvorfor?")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "oppover: til en leder, rådmannen eller kommunestyret"),
                            ("across", "til siden: til en annen etat, et annet kontor eller en statlig bank"),
                        ],
                        max_length=8,
                        verbose_name="Hvilken vei?",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="Ordlyd nummer")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "utkast"),
                            ("asked", "venter på ja"),
                            ("sent", "venter på svar"),
                            ("answered", "besvart"),
                            ("settled", "ferdig"),
                            ("withdrawn", "trukket tilbake"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="Hvor langt",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="Sendt")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Ferdig eller trukket")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet av",
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
                "verbose_name": "løftet sak",
                "verbose_name_plural": "løftede saker",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="EscalationConcern",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "yes_to",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Ja til ordlyd nummer"),
                ),
                ("said_at", models.DateTimeField(blank=True, null=True, verbose_name="Svart")),
                (
                    "escalation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="steering.escalation",
                        verbose_name="Sak",
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
                        verbose_name="Hvem det gjelder",
                    ),
                ),
            ],
            options={
                "verbose_name": "en saken gjelder",
                "verbose_name_plural": "de saken gjelder",
            },
        ),
        migrations.CreateModel(
            name="EscalationStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="Trinn")),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("person", "den som kan bestemme"),
                            ("agency", "den andre etaten"),
                            ("leader", "lederen over"),
                            ("director", "øverste leder"),
                            ("council", "kommunestyret"),
                            ("state-bank", "Husbanken"),
                        ],
                        max_length=12,
                        verbose_name="Hva slags trinn",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Navn")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-post")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="Telefon")),
                ("days", models.PositiveSmallIntegerField(verbose_name="Dager til å svare")),
                ("began_at", models.DateTimeField(blank=True, null=True, verbose_name="Fikk saken")),
                ("due", models.DateField(blank=True, null=True, verbose_name="Svarfrist")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="Gikk videre")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="Minnet på")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Konto",
                    ),
                ),
                (
                    "escalation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="steering.escalation",
                        verbose_name="Sak",
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
                "verbose_name": "trinn for en løftet sak",
                "verbose_name_plural": "trinn for løftede saker",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="EscalationKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Laget")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key",
                        to="steering.escalationstep",
                        verbose_name="Trinn",
                    ),
                ),
            ],
            options={
                "verbose_name": "nøkkel til en løftet sak",
                "verbose_name_plural": "nøkler til løftede saker",
            },
        ),
        migrations.CreateModel(
            name="EscalationAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("will", "Ja, dette gjør vi."),
                            ("partly", "Vi gjør noe av det."),
                            ("cannot", "Nei, det kan vi ikke."),
                        ],
                        max_length=8,
                        verbose_name="Svar",
                    ),
                ),
                ("words", models.TextField(verbose_name="Med ord")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("platform", "her"),
                            ("link", "med lenken"),
                            ("phone", "på telefon"),
                            ("letter", "i brev eller e-post"),
                            ("talk", "i en samtale"),
                        ],
                        max_length=8,
                        verbose_name="Hvordan",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet av",
                    ),
                ),
                (
                    "escalation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="steering.escalation",
                        verbose_name="Sak",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="steering.escalationstep",
                        verbose_name="Trinn",
                    ),
                ),
            ],
            options={
                "verbose_name": "svar på en løftet sak",
                "verbose_name_plural": "svar på løftede saker",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="GroupPlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "line",
                    models.UUIDField(
                        default=uuid.uuid4, help_text="Det samme for alle utgaver av en plan.", verbose_name="Planen"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="Utgave")),
                ("title", models.CharField(max_length=120, verbose_name="Hva heter planen?")),
                ("aim", models.TextField(verbose_name="Hva vil vi?")),
                ("looks_for", models.TextField(verbose_name="Hva ser vi etter?")),
                ("starts", models.DateField(verbose_name="Starter")),
                ("follow_up", models.DateField(verbose_name="Når ser vi på den igjen?")),
                ("wording", models.PositiveSmallIntegerField(default=1, verbose_name="Ordlyd nummer")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "foreslått"),
                            ("in-force", "gjelder nå"),
                            ("replaced", "byttet ut"),
                            ("ended", "avsluttet"),
                            ("dropped", "lagt bort"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="Tilstand",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("in_force_at", models.DateTimeField(blank=True, null=True, verbose_name="Gjelder fra")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Slutt")),
                ("reminded_on", models.DateField(blank=True, null=True, verbose_name="Minnet på")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet av",
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
                "verbose_name": "felles plan",
                "verbose_name_plural": "felles planer",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="PlanPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("families", "familiene, sammen"),
                            ("services", "tjenestene"),
                            ("volunteers", "de frivillige"),
                        ],
                        max_length=12,
                        verbose_name="Hvem",
                    ),
                ),
                ("what", models.TextField(verbose_name="Hva gjør de?")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="steering.groupplan",
                        verbose_name="Plan",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="process.task",
                        verbose_name="Oppgave",
                    ),
                ),
            ],
            options={
                "verbose_name": "del av en felles plan",
                "verbose_name_plural": "deler av felles planer",
            },
        ),
        migrations.CreateModel(
            name="PlanYes",
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
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="yeses",
                        to="steering.groupplan",
                        verbose_name="Plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "ja til en felles plan",
                "verbose_name_plural": "ja til felles planer",
            },
        ),
        migrations.CreateModel(
            name="QualityRound",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "moment",
                    models.CharField(
                        choices=[("mid", "midtveis"), ("end", "på slutten")],
                        max_length=8,
                        verbose_name="Når i prosessen",
                    ),
                ),
                ("opens", models.DateField(verbose_name="Åpner")),
                ("closes", models.DateField(verbose_name="Siste dag")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="Lukket")),
                ("told", models.BooleanField(null=True, verbose_name="Nok svar til å vises")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Åpnet av",
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
                "verbose_name": "spørrerunde",
                "verbose_name_plural": "spørrerunder",
                "ordering": ["opens"],
            },
        ),
        migrations.CreateModel(
            name="QualityResult",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "statement",
                    models.CharField(
                        choices=[
                            ("equal", "Det jeg sier, teller like mye som det de andre sier."),
                            ("exchange", "Vi deler det vi kan og det vi har, begge veier."),
                            ("learning", "Vi finner ut av ting sammen."),
                            ("leading", "Vi er med og styrer, begge sider."),
                            ("competence", "Jeg får brukt det jeg kan."),
                            ("fitting", "Vi er gode på ulike ting, og det hjelper oss."),
                        ],
                        max_length=12,
                        verbose_name="Setning",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                ("mean", models.DecimalField(decimal_places=1, max_digits=3, verbose_name="Gjennomsnitt")),
                ("spread", models.DecimalField(decimal_places=1, max_digits=3, verbose_name="Spredning")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="steering.qualityround",
                        verbose_name="Runde",
                    ),
                ),
            ],
            options={
                "verbose_name": "resultat av en spørrerunde",
                "verbose_name_plural": "resultater av spørrerunder",
            },
        ),
        migrations.CreateModel(
            name="QualityAnswer",
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
                (
                    "marks",
                    models.JSONField(
                        default=dict, help_text="Et tall fra 0 til 10 for hver setning.", verbose_name="Tallene"
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Med egne ord")),
                (
                    "words_for",
                    models.CharField(
                        choices=[
                            ("nobody", "Ingen. Slett ordene når runden lukkes."),
                            ("board", "Styret, uten navnet mitt."),
                            ("all", "Alle i prosessen, uten navnet mitt."),
                        ],
                        default="nobody",
                        max_length=8,
                        verbose_name="Hvem kan lese ordene?",
                    ),
                ),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="steering.qualityround",
                        verbose_name="Runde",
                    ),
                ),
            ],
            options={
                "verbose_name": "svar i en spørrerunde",
                "verbose_name_plural": "svar i spørrerunder",
            },
        ),
        migrations.CreateModel(
            name="QualityWords",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField(verbose_name="Med egne ord")),
                (
                    "words_for",
                    models.CharField(
                        choices=[
                            ("nobody", "Ingen. Slett ordene når runden lukkes."),
                            ("board", "Styret, uten navnet mitt."),
                            ("all", "Alle i prosessen, uten navnet mitt."),
                        ],
                        max_length=8,
                        verbose_name="Hvem kan lese ordene?",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="steering.qualityround",
                        verbose_name="Runde",
                    ),
                ),
            ],
            options={
                "verbose_name": "ord fra en spørrerunde",
                "verbose_name_plural": "ord fra spørrerunder",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="boarddecision",
            index=models.Index(fields=["process", "-at"], name="steering_boarddecision_at"),
        ),
        migrations.AddConstraint(
            model_name="boarddecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("became", ""), ("became_at__isnull", True)), ("became_at__isnull", False), _connector="OR"
                ),
                name="steering_boarddecision_became",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("matter__in", ["frame", "money", "sharing", "people", "practical", "other"])),
                name="steering_agendapoint_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["", "families", "providers"])), name="steering_agendapoint_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="steering_boardseat_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="boardseat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at__isnull", True)), fields=("seat",), name="steering_boardseat_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="boardyes",
            constraint=models.UniqueConstraint(fields=("board_seat", "seat"), name="steering_boardyes_once"),
        ),
        migrations.AddConstraint(
            model_name="decisionyes",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="steering_decisionyes_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionyes",
            constraint=models.UniqueConstraint(fields=("decision", "side"), name="steering_decisionyes_once"),
        ),
        migrations.AddIndex(
            model_name="escalation",
            index=models.Index(fields=["process", "-at"], name="steering_escalation_at"),
        ),
        migrations.AddConstraint(
            model_name="escalation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "asked", "sent", "answered", "settled", "withdrawn"])),
                name="steering_escalation_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalation",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["up", "across"])), name="steering_escalation_direction"
            ),
        ),
        migrations.AddConstraint(
            model_name="escalation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sent_at__isnull", False),
                    models.Q(("state__in", ["sent", "answered", "settled"]), _negated=True),
                    _connector="OR",
                ),
                name="steering_escalation_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationconcern",
            constraint=models.UniqueConstraint(fields=("escalation", "seat"), name="steering_escalationconcern_once"),
        ),
        migrations.AddConstraint(
            model_name="escalationstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("rung__in", ["person", "agency", "leader", "director", "council", "state-bank"])),
                name="steering_escalationstep_rung",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationstep",
            constraint=models.UniqueConstraint(fields=("escalation", "number"), name="steering_escalationstep_number"),
        ),
        migrations.AddConstraint(
            model_name="escalationstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__range", (3, 90))), name="steering_escalationstep_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("began_at__isnull", True), ("due__isnull", True)),
                    models.Q(("began_at__isnull", False), ("due__isnull", False)),
                    _connector="OR",
                ),
                name="steering_escalationstep_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["will", "partly", "cannot"])),
                name="steering_escalationanswer_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["platform", "link", "phone", "letter", "talk"])),
                name="steering_escalationanswer_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "in-force", "replaced", "ended", "dropped"])),
                name="steering_groupplan_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupplan",
            constraint=models.UniqueConstraint(fields=("line", "number"), name="steering_groupplan_number"),
        ),
        migrations.AddConstraint(
            model_name="groupplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "in-force")), fields=("line",), name="steering_groupplan_one_in_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("follow_up__gte", models.F("starts"))), name="steering_groupplan_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="planpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["families", "services", "volunteers"])),
                name="steering_planpart_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="planpart",
            constraint=models.UniqueConstraint(fields=("plan", "party"), name="steering_planpart_once"),
        ),
        migrations.AddConstraint(
            model_name="planyes",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="steering_planyes_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="planyes",
            constraint=models.UniqueConstraint(fields=("plan", "side"), name="steering_planyes_once"),
        ),
        migrations.AddConstraint(
            model_name="qualityround",
            constraint=models.CheckConstraint(
                condition=models.Q(("moment__in", ["mid", "end"])), name="steering_qualityround_moment"
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityround",
            constraint=models.UniqueConstraint(fields=("process", "moment"), name="steering_qualityround_once"),
        ),
        migrations.AddConstraint(
            model_name="qualityround",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes__gte", models.F("opens"))), name="steering_qualityround_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityresult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("statement__in", ["equal", "exchange", "learning", "leading", "competence", "fitting"])
                ),
                name="steering_qualityresult_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityresult",
            constraint=models.UniqueConstraint(
                fields=("round", "statement", "side"), name="steering_qualityresult_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="steering_qualityanswer_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("words_for__in", ["nobody", "board", "all"])),
                name="steering_qualityanswer_words_for",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityanswer",
            constraint=models.UniqueConstraint(fields=("round", "account"), name="steering_qualityanswer_once"),
        ),
        migrations.AddConstraint(
            model_name="qualitywords",
            constraint=models.CheckConstraint(
                condition=models.Q(("words_for__in", ["nobody", "board", "all"])), name="steering_qualitywords_for"
            ),
        ),
    ]
