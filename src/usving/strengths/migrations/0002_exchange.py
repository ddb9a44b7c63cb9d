import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("strengths", "0001_values"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "asked",
                    models.CharField(
                        choices=[("giver", "den som gir"), ("taker", "den som får")],
                        max_length=5,
                        verbose_name="Den som svarer",
                    ),
                ),
                ("what", models.CharField(max_length=100, verbose_name="Hva")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "venter på svar"),
                            ("agreed", "avtalt"),
                            ("handed-over", "overlevert"),
                            ("returned", "levert tilbake"),
                            ("thanked", "takket for"),
                            ("declined", "passet ikke denne gangen"),
                            ("cancelled", "avlyst"),
                        ],
                        default="proposed",
                        max_length=11,
                        verbose_name="Hvor langt",
                    ),
                ),
                (
                    "giver_signed",
                    models.CharField(blank=True, max_length=120, verbose_name="Navnet den som gir, bruker"),
                ),
                (
                    "taker_signed",
                    models.CharField(blank=True, max_length=120, verbose_name="Navnet den som får, bruker"),
                ),
                (
                    "giver_name",
                    models.CharField(blank=True, max_length=120, verbose_name="Navnet den som gir, har fortalt"),
                ),
                (
                    "taker_name",
                    models.CharField(blank=True, max_length=120, verbose_name="Navnet den som får, har fortalt"),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="Hvor møtes dere?")),
                ("time_words", models.CharField(blank=True, max_length=120, verbose_name="Når møtes dere?")),
                ("lent", models.BooleanField(default=False, verbose_name="Skal tilbake")),
                ("due", models.DateField(blank=True, null=True, verbose_name="Tilbake innen")),
                ("thanks", models.CharField(blank=True, max_length=300, verbose_name="Takk")),
                ("too_late", models.BooleanField(default=False, verbose_name="En annen rakk det først")),
                ("changed_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="Sist endret")),
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
                "verbose_name": "bytteavtale",
                "verbose_name_plural": "bytteavtaler",
                "ordering": ["-changed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Holder",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
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
            ],
            options={
                "verbose_name": "den bak",
                "verbose_name_plural": "de bak",
            },
        ),
        migrations.CreateModel(
            name="AgreementMessage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=300, verbose_name="Kort beskjed")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="strengths.agreement",
                        verbose_name="Bytteavtale",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="strengths.holder",
                        verbose_name="Fra",
                    ),
                ),
            ],
            options={
                "verbose_name": "beskjed i et bytte",
                "verbose_name_plural": "beskjeder i bytter",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="giver",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="strengths.holder",
                verbose_name="Den som gir",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="taker",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="strengths.holder",
                verbose_name="Den som får",
            ),
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[("offer", "tilbud"), ("ask", "ønske")], max_length=5, verbose_name="Tilbud eller ønske"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("thing", "en ting"),
                            ("skill", "noe å kunne"),
                            ("time", "tid"),
                            ("ride", "skyss"),
                            ("second-hand", "brukte ting"),
                        ],
                        max_length=11,
                        verbose_name="Hva slags",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="Hva er det?")),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="Mer om det")),
                ("count", models.PositiveSmallIntegerField(default=1, verbose_name="Hvor mange")),
                ("signed", models.CharField(max_length=120, verbose_name="Navnet som vises")),
                ("alias", models.BooleanField(default=False, verbose_name="Navnet er valgt")),
                ("area", models.CharField(blank=True, max_length=100, verbose_name="Hvor, omtrent")),
                ("time_words", models.CharField(blank=True, max_length=100, verbose_name="Når passer det?")),
                ("lent", models.BooleanField(default=False, verbose_name="Skal tilbake")),
                (
                    "reach",
                    models.CharField(
                        choices=[("families", "familiene her"), ("all", "alle i prosessen")],
                        max_length=8,
                        verbose_name="Hvem ser det",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "ledig"), ("promised", "lovet bort"), ("withdrawn", "tatt ned")],
                        default="open",
                        max_length=9,
                        verbose_name="Står det ledig?",
                    ),
                ),
                ("until", models.DateField(verbose_name="Står til og med")),
                ("station", models.BooleanField(default=False, verbose_name="Fra gjenbrukshylla")),
                ("on_paper", models.BooleanField(default=False, verbose_name="Skrevet på papir")),
                (
                    "entered_as",
                    models.CharField(blank=True, max_length=120, verbose_name="Navnet til den som skrev inn"),
                ),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="Lagt ut")),
                ("hidden_at", models.DateTimeField(blank=True, null=True, verbose_name="Skjult")),
                (
                    "hidden_why",
                    models.CharField(blank=True, max_length=300, verbose_name="Grunn, til den som la det ut"),
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
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Skrevet inn av",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="post",
                        to="strengths.holder",
                        verbose_name="Den bak",
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
                "verbose_name": "oppslag",
                "verbose_name_plural": "oppslag",
                "ordering": ["-made_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ExchangeReport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", models.CharField(max_length=500, verbose_name="Hva er galt?")),
                ("shown", models.TextField(blank=True, verbose_name="Det du viser fram")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="Avsluttet")),
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
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="strengths.post",
                        verbose_name="Oppslag",
                    ),
                ),
            ],
            options={
                "verbose_name": "melding om bytte",
                "verbose_name_plural": "meldinger om bytte",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="post",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="agreements",
                to="strengths.post",
                verbose_name="Oppslag",
            ),
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("can", "Det vi kan"),
                            ("have", "Det vi har"),
                            ("know", "Det vi vet"),
                            ("whom", "Hvem vi kjenner"),
                        ],
                        max_length=5,
                        verbose_name="Slag",
                    ),
                ),
                ("words", models.CharField(max_length=120, verbose_name="Hva er det?")),
                ("more", models.CharField(blank=True, max_length=500, verbose_name="Mer om det")),
                (
                    "grows",
                    models.BooleanField(default=False, verbose_name="Jeg vil bli bedre i dette, eller få papir på det"),
                ),
                ("path", models.SlugField(blank=True, max_length=40, verbose_name="Vei")),
                ("notes", models.TextField(blank=True, verbose_name="Mine notater")),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="Skrevet")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hvem",
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
            ],
            options={
                "verbose_name": "ressurs",
                "verbose_name_plural": "ressurser",
                "ordering": ["made_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PathStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=200, verbose_name="Hva er neste skritt?")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Gjort")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Skrevet")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="strengths.resource",
                        verbose_name="Ressurs",
                    ),
                ),
            ],
            options={
                "verbose_name": "skritt",
                "verbose_name_plural": "skritt",
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="holder",
            name="resource",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="strengths.resource",
                verbose_name="Ressurs",
            ),
        ),
        migrations.CreateModel(
            name="VolunteerTask",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=100, verbose_name="Oppdraget")),
                ("area", models.CharField(blank=True, max_length=100, verbose_name="Hvor, omtrent")),
                ("time_words", models.CharField(blank=True, max_length=100, verbose_name="Når")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="strengths.holder",
                        verbose_name="Den bak",
                    ),
                ),
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task",
                        to="strengths.post",
                        verbose_name="Oppslag",
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
                "verbose_name": "oppdrag",
                "verbose_name_plural": "oppdrag",
            },
        ),
        migrations.CreateModel(
            name="Vouching",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("signed", models.CharField(max_length=120, verbose_name="Navnet til den som spør")),
                ("words", models.CharField(max_length=120, verbose_name="Det jeg kan")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="Dette vil jeg at du skal vite")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "venter på svar"),
                            ("yes", "ja, jeg kan gå god for det"),
                            ("talk", "la oss snakke om det først"),
                            ("no", "nei, det kan jeg ikke"),
                        ],
                        default="waiting",
                        max_length=7,
                        verbose_name="Svar",
                    ),
                ),
                ("answer_words", models.CharField(blank=True, max_length=300, verbose_name="Ord til svaret")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Spurt når")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Svart når")),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Spurt",
                    ),
                ),
                (
                    "by",
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
                    "resource",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="vouchings",
                        to="strengths.resource",
                        verbose_name="Ressurs",
                    ),
                ),
            ],
            options={
                "verbose_name": "spørsmål om gode ord",
                "verbose_name_plural": "spørsmål om gode ord",
                "ordering": ["-asked_at", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["process", "state"], name="strengths_post_state"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["offer", "ask"])), name="strengths_post_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["thing", "skill", "time", "ride", "second-hand"])),
                name="strengths_post_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("reach__in", ["families", "all"])), name="strengths_post_reach"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "promised", "withdrawn"])), name="strengths_post_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("count__range", (1, 50))), name="strengths_post_count"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("station", False), models.Q(("circle__isnull", True), ("way", "offer")), _connector="OR"
                ),
                name="strengths_post_station",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["proposed", "agreed", "handed-over", "returned", "thanked", "declined", "cancelled"])
                ),
                name="strengths_agreement_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked__in", ["giver", "taker"])), name="strengths_agreement_asked"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("due__isnull", True), ("lent", True), _connector="OR"),
                name="strengths_agreement_lent",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["agreed", "handed-over"])),
                fields=("post",),
                name="strengths_agreement_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="resource",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["can", "have", "know", "whom"])), name="strengths_resource_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="resource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", False), ("family__isnull", True)),
                    models.Q(("account__isnull", True), ("family__isnull", False)),
                    _connector="OR",
                ),
                name="strengths_resource_one_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="holder",
            index=models.Index(fields=["account"], name="strengths_holder_account"),
        ),
        migrations.AddIndex(
            model_name="holder",
            index=models.Index(fields=["family"], name="strengths_holder_family"),
        ),
        migrations.AddConstraint(
            model_name="holder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", False), ("family__isnull", True)),
                    models.Q(("account__isnull", True), ("family__isnull", False)),
                    _connector="OR",
                ),
                name="strengths_holder_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="vouching",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["waiting", "yes", "talk", "no"])), name="strengths_vouching_answer"
            ),
        ),
        migrations.AddConstraint(
            model_name="vouching",
            constraint=models.UniqueConstraint(fields=("resource", "asked", "by"), name="strengths_vouching_once"),
        ),
        migrations.AddConstraint(
            model_name="vouching",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "waiting"), ("answered_at__isnull", True)),
                    models.Q(models.Q(("answer", "waiting"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="strengths_vouching_answered",
            ),
        ),
    ]
