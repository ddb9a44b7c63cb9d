import uuid

import django.contrib.postgres.search
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("insight", "0002_readings"), ("process", "0010_kept")]

    operations = [
        migrations.CreateModel(
            name="Idea",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("table", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Bord")),
                (
                    "made_by",
                    models.CharField(
                        choices=[
                            ("person", "navnet mitt"),
                            ("family", "familien"),
                            ("group", "en gruppe"),
                            ("alias", "et annet navn"),
                        ],
                        default="person",
                        max_length=10,
                        verbose_name="Hvem sin idé",
                    ),
                ),
                ("signed", models.CharField(blank=True, max_length=120, verbose_name="Navnet som vises")),
                ("title", models.CharField(max_length=120, verbose_name="Ideen, kort sagt")),
                ("text", models.TextField(verbose_name="Hva går den ut på?")),
                ("need", models.TextField(blank=True, verbose_name="Hva trengs, som ikke finnes i dag?")),
                ("for_whom", models.CharField(blank=True, max_length=300, verbose_name="For hvem?")),
                ("novelty", models.TextField(blank=True, verbose_name="Hva er nytt i den?")),
                ("usefulness", models.TextField(blank=True, verbose_name="Når er den nyttig?")),
                ("users", models.CharField(blank=True, max_length=300, verbose_name="Hvem må ta den i bruk?")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("note", "bare et notat"),
                            ("proposed", "foreslått"),
                            ("new", "nytt"),
                            ("useful", "nyttig"),
                            ("used", "nyttiggjort"),
                            ("resting", "hviler"),
                        ],
                        default="note",
                        max_length=10,
                        verbose_name="Hvor langt den er kommet",
                    ),
                ),
                ("answer_due", models.DateField(blank=True, null=True, verbose_name="Svar innen")),
                ("answer", models.TextField(blank=True, verbose_name="Svaret")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Svart")),
                ("answered_as", models.CharField(blank=True, max_length=120, verbose_name="Navnet til den som svarte")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
                ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="Delt")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="Endret")),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            "title",
                            "text",
                            "need",
                            "for_whom",
                            "novelty",
                            "usefulness",
                            "users",
                            "signed",
                            config="norwegian",
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                        verbose_name="Ord å finne den igjen med",
                    ),
                ),
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
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.family",
                        verbose_name="Familie",
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
                        related_name="ideas",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
            ],
            options={
                "verbose_name": "idé",
                "verbose_name_plural": "ideer",
                "ordering": ["-written_at"],
            },
        ),
        migrations.CreateModel(
            name="IdeaMove",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("share", "delt med alle"),
                            ("take-back", "tatt tilbake"),
                            ("find-new", "vist at den er ny"),
                            ("find-useful", "vist at den er nyttig"),
                            ("make-use", "tatt i bruk"),
                            ("go-back", "et steg tilbake"),
                            ("rest", "lagt til hvile"),
                            ("wake", "tatt fram igjen"),
                        ],
                        max_length=12,
                        verbose_name="Hva som skjedde",
                    ),
                ),
                (
                    "came_from",
                    models.CharField(
                        choices=[
                            ("note", "bare et notat"),
                            ("proposed", "foreslått"),
                            ("new", "nytt"),
                            ("useful", "nyttig"),
                            ("used", "nyttiggjort"),
                            ("resting", "hviler"),
                        ],
                        max_length=10,
                        verbose_name="Fra",
                    ),
                ),
                (
                    "went_to",
                    models.CharField(
                        choices=[
                            ("note", "bare et notat"),
                            ("proposed", "foreslått"),
                            ("new", "nytt"),
                            ("useful", "nyttig"),
                            ("used", "nyttiggjort"),
                            ("resting", "hviler"),
                        ],
                        max_length=10,
                        verbose_name="Til",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Hvorfor")),
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
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="insight.idea",
                        verbose_name="Idé",
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
                "verbose_name": "steg for en idé",
                "verbose_name_plural": "steg for ideer",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="IdeaProof",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "step",
                    models.CharField(
                        choices=[("find-new", "nytt"), ("find-useful", "nyttig")],
                        max_length=12,
                        verbose_name="Viser at den er",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                ("there_today", models.TextField(blank=True, verbose_name="Hva finnes i dag?")),
                ("words", models.TextField(verbose_name="Hva er annerledes, eller hva viser det?")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="Hvor det står")),
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
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="insight.finding",
                        verbose_name="Innsikt",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="insight.idea",
                        verbose_name="Idé",
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
                "verbose_name": "grunnlag for et steg",
                "verbose_name_plural": "grunnlag for steg",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="IdeaReason",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("helps", "en grunn for"), ("worries", "noe jeg er urolig for")],
                        max_length=10,
                        verbose_name="For eller urolig",
                    ),
                ),
                ("whom", models.CharField(max_length=200, verbose_name="Hvem gjelder det?")),
                ("words", models.TextField(verbose_name="Grunnen")),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("families", "familiene"), ("providers", "tjenesteyterne")],
                        max_length=10,
                        verbose_name="Side",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Av",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reasons",
                        to="insight.idea",
                        verbose_name="Idé",
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
                "verbose_name": "grunn",
                "verbose_name_plural": "grunner",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="IdeaSource",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("finding", "noe vi fant ut sammen"),
                            ("experience", "en erfaring noen har fortalt"),
                            ("contribution", "noe som er skrevet i prosessen"),
                            ("value", "en verdi som er viktig for meg"),
                            ("letter", "et brev fra framtiden"),
                            ("other", "noe annet"),
                        ],
                        max_length=12,
                        verbose_name="Hva den kommer fra",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Med egne ord")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Av",
                    ),
                ),
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
                        related_name="ideas",
                        to="insight.experience",
                        verbose_name="Erfaring",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="ideas",
                        to="insight.finding",
                        verbose_name="Innsikt",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="insight.idea",
                        verbose_name="Idé",
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
                "verbose_name": "kilde til en idé",
                "verbose_name_plural": "kilder til ideer",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Pilot",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120, verbose_name="Hva prøver vi?")),
                ("what", models.TextField(verbose_name="Hva gjør vi?")),
                ("for_whom", models.CharField(blank=True, max_length=300, verbose_name="For hvem?")),
                ("expects", models.TextField(blank=True, verbose_name="Hva tror vi skjer?")),
                ("looks_for", models.TextField(verbose_name="Hvordan ser vi det?")),
                ("counts", models.CharField(blank=True, max_length=120, verbose_name="Hva vi teller")),
                ("must_not", models.TextField(blank=True, verbose_name="Hva skal ikke gå galt?")),
                (
                    "for_children",
                    models.CharField(blank=True, max_length=300, verbose_name="Hva blir annerledes for barna?"),
                ),
                ("stop_rule", models.TextField(verbose_name="Hva får oss til å stoppe før tiden?")),
                ("who_stops", models.CharField(blank=True, max_length=200, verbose_name="Hvem kan si stopp?")),
                ("starts", models.DateField(verbose_name="Fra")),
                ("ends", models.DateField(verbose_name="Til og med")),
                ("kroner", models.PositiveIntegerField(default=0, verbose_name="Kroner")),
                ("hours", models.PositiveIntegerField(default=0, verbose_name="Timer")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planlagt"),
                            ("running", "i gang"),
                            ("over", "venter på vurdering"),
                            ("goes-on", "går videre"),
                            ("changes", "går videre, endret"),
                            ("stops", "avsluttet"),
                            ("differs", "sett ulikt"),
                            ("called-off", "ikke satt i gang"),
                        ],
                        default="planned",
                        max_length=12,
                        verbose_name="Hvor den står",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Sluttet")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Hvorfor den sluttet før tiden")),
                ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="Vurdert av begge")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="Endret")),
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
                    "idea",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pilots",
                        to="insight.idea",
                        verbose_name="Idé",
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
                        related_name="pilots",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
            ],
            options={
                "verbose_name": "utprøving",
                "verbose_name_plural": "utprøvinger",
                "ordering": ["-starts", "-at"],
            },
        ),
        migrations.CreateModel(
            name="PilotEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField(verbose_name="Dag")),
                ("text", models.TextField(verbose_name="Hva skjedde?")),
                (
                    "number",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=9, null=True, verbose_name="Tall"),
                ),
                ("as_whom", models.CharField(blank=True, max_length=120, verbose_name="Navnet som vises")),
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
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="insight.pilot",
                        verbose_name="Utprøving",
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
                "verbose_name": "notat i loggen",
                "verbose_name_plural": "notater i loggen",
                "ordering": ["day", "at"],
            },
        ),
        migrations.CreateModel(
            name="PilotPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("families", "familier"),
                            ("providers", "tjenesteytere"),
                            ("volunteers", "frivillige"),
                            ("contractor", "byggefirma"),
                            ("other", "andre"),
                        ],
                        max_length=12,
                        verbose_name="Hvem",
                    ),
                ),
                ("called", models.CharField(blank=True, max_length=120, verbose_name="Navn")),
                ("does", models.CharField(max_length=300, verbose_name="Hva de gjør")),
                ("day", models.DateField(blank=True, null=True, verbose_name="Innen")),
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
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="insight.pilot",
                        verbose_name="Utprøving",
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
                        verbose_name="Plass",
                    ),
                ),
            ],
            options={
                "verbose_name": "del i en utprøving",
                "verbose_name_plural": "deler i utprøvinger",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="PilotReview",
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
                    "verdict",
                    models.CharField(
                        choices=[("go-on", "gå videre"), ("change", "endre noe"), ("stop", "slutte")],
                        max_length=8,
                        verbose_name="Hva gjør vi nå?",
                    ),
                ),
                ("went_well", models.TextField(blank=True, verbose_name="Hva gikk bra?")),
                ("was_hard", models.TextField(blank=True, verbose_name="Hva var vanskelig?")),
                ("surprised", models.TextField(blank=True, verbose_name="Hva overrasket oss?")),
                ("learned", models.TextField(verbose_name="Hva vet vi nå?")),
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
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="insight.pilot",
                        verbose_name="Utprøving",
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
                "verbose_name": "vurdering",
                "verbose_name_plural": "vurderinger",
                "ordering": ["side"],
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120, verbose_name="Det som er tatt i bruk")),
                ("owner", models.CharField(max_length=120, verbose_name="Hvem eier det?")),
                ("owner_role", models.CharField(blank=True, max_length=120, verbose_name="Som hva?")),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("routine", "en fast måte å gjøre det på"),
                            ("decision", "et vedtak eller en beslutning"),
                            ("offer", "et tilbud folk kan få"),
                            ("other", "noe annet"),
                        ],
                        max_length=10,
                        verbose_name="Hva ble det?",
                    ),
                ),
                ("words", models.TextField(verbose_name="Hvordan det gjøres nå")),
                ("written_where", models.CharField(blank=True, max_length=300, verbose_name="Hvor det står skrevet")),
                ("since", models.DateField(verbose_name="Siden")),
                ("for_how_many", models.PositiveIntegerField(verbose_name="For hvor mange")),
                ("replaced", models.TextField(blank=True, verbose_name="Hva det kom i stedet for")),
                ("look_on", models.DateField(verbose_name="Skal sees på igjen")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Ikke i bruk lenger")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
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
                    "idea",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uses",
                        to="insight.idea",
                        verbose_name="Idé",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "owner_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="process.seat",
                        verbose_name="Plassen som eier det",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
            ],
            options={
                "verbose_name": "det som er tatt i bruk",
                "verbose_name_plural": "det som er tatt i bruk",
                "ordering": ["-since", "-at"],
            },
        ),
        migrations.CreateModel(
            name="UseLook",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "still",
                    models.CharField(
                        choices=[
                            ("yes", "ja, slik den er"),
                            ("changed", "ja, men den er endret"),
                            ("no", "nei, ikke lenger"),
                        ],
                        max_length=8,
                        verbose_name="Er det i bruk?",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Med egne ord")),
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
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="process.process",
                        verbose_name="Prosess",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looks",
                        to="insight.use",
                        verbose_name="Det som er tatt i bruk",
                    ),
                ),
            ],
            options={
                "verbose_name": "nytt blikk",
                "verbose_name_plural": "nye blikk",
                "ordering": ["at"],
            },
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["process", "-written_at"], name="insight_idea_in_process"),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["note", "proposed", "new", "useful", "used", "resting"])),
                name="insight_idea_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(("made_by__in", ["person", "family", "group", "alias"])), name="insight_idea_made_by"
            ),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "note"),
                    models.Q(("answer_due__isnull", False), ("shared_at__isnull", False)),
                    _connector="OR",
                ),
                name="insight_idea_shared",
            ),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_at__isnull", True), models.Q(("answer", ""), _negated=True), _connector="OR"
                ),
                name="insight_idea_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="ideamove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "act__in",
                        ["share", "take-back", "find-new", "find-useful", "make-use", "go-back", "rest", "wake"],
                    )
                ),
                name="insight_ideamove_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="ideaproof",
            constraint=models.CheckConstraint(
                condition=models.Q(("step__in", ["find-new", "find-useful"])), name="insight_ideaproof_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="ideaproof",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="insight_ideaproof_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="ideareason",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["helps", "worries"])), name="insight_ideareason_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="ideareason",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["", "families", "providers"])), name="insight_ideareason_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="ideasource",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["finding", "experience", "contribution", "value", "letter", "other"])),
                name="insight_ideasource_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="ideasource",
            constraint=models.UniqueConstraint(fields=("idea", "finding"), name="insight_ideasource_finding"),
        ),
        migrations.AddConstraint(
            model_name="ideasource",
            constraint=models.UniqueConstraint(fields=("idea", "experience"), name="insight_ideasource_experience"),
        ),
        migrations.AddConstraint(
            model_name="ideasource",
            constraint=models.UniqueConstraint(fields=("idea", "contribution"), name="insight_ideasource_said"),
        ),
        migrations.AddIndex(
            model_name="pilot",
            index=models.Index(fields=["process", "ends"], name="insight_pilot_ends"),
        ),
        migrations.AddConstraint(
            model_name="pilot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["planned", "running", "over", "goes-on", "changes", "stops", "differs", "called-off"],
                    )
                ),
                name="insight_pilot_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="pilot",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))), name="insight_pilot_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="pilotpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["families", "providers", "volunteers", "contractor", "other"])),
                name="insight_pilotpart_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="pilotreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["families", "providers"])), name="insight_pilotreview_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="pilotreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["go-on", "change", "stop"])), name="insight_pilotreview_verdict"
            ),
        ),
        migrations.AddConstraint(
            model_name="pilotreview",
            constraint=models.UniqueConstraint(fields=("pilot", "side"), name="insight_pilotreview_once"),
        ),
        migrations.AddIndex(
            model_name="use",
            index=models.Index(fields=["process", "look_on"], name="insight_use_look_on"),
        ),
        migrations.AddConstraint(
            model_name="use",
            constraint=models.CheckConstraint(
                condition=models.Q(("became__in", ["routine", "decision", "offer", "other"])), name="insight_use_became"
            ),
        ),
        migrations.AddConstraint(
            model_name="use",
            constraint=models.CheckConstraint(
                condition=models.Q(("for_how_many__gte", 1)), name="insight_use_for_someone"
            ),
        ),
        migrations.AddConstraint(
            model_name="uselook",
            constraint=models.CheckConstraint(
                condition=models.Q(("still__in", ["yes", "changed", "no"])), name="insight_uselook_still"
            ),
        ),
    ]
