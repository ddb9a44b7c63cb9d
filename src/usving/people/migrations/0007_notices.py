import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# For what functions of the database write. Django is not told: it would read the values back, and whoever writes a row for
# someone else may not see it.
DEFAULTS = """
alter table people_account alter column mobile set default '';
alter table people_notice alter column kind set default 'news', alter column state set default 'waiting',
    alter column tries set default 0, alter column reference set default '';
"""
# What had been sent before there was a state.
SENT = "update people_notice set state = 'sent' where sent_at is not null"


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_own_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="FailingAddress",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "channel",
                    models.CharField(choices=[("email", "e-post"), ("sms", "SMS")], max_length=5, verbose_name="Vei"),
                ),
                ("address", models.CharField(max_length=254, verbose_name="Adresse")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Siden")),
            ],
            options={
                "verbose_name": "adresse som svikter",
                "verbose_name_plural": "adresser som svikter",
            },
        ),
        migrations.CreateModel(
            name="NoticeWishes",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[("email", "E-post"), ("sms", "SMS"), ("none", "Bare på denne siden")],
                        default="email",
                        max_length=5,
                        verbose_name="Hvordan",
                    ),
                ),
                ("hour", models.PositiveSmallIntegerField(default=17, verbose_name="Samlet klokka")),
                ("quiet_from", models.PositiveSmallIntegerField(default=21, verbose_name="Stille fra")),
                ("quiet_to", models.PositiveSmallIntegerField(default=8, verbose_name="Stille til")),
                (
                    "off",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Slått av",
                    ),
                ),
                ("paused_until", models.DateField(blank=True, null=True, verbose_name="Pause til")),
                ("tells_when", models.BooleanField(default=False, verbose_name="Tid og sted i varselet")),
            ],
            options={
                "verbose_name": "varselvalg",
                "verbose_name_plural": "varselvalg",
            },
        ),
        migrations.CreateModel(
            name="NumberChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=16, verbose_name="Nytt nummer")),
                ("digest", models.CharField(max_length=64)),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="Forsøk")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Bedt om")),
                ("expires_at", models.DateTimeField(verbose_name="Til")),
            ],
            options={
                "verbose_name": "nummer som venter",
                "verbose_name_plural": "nummer som venter",
            },
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("starts", models.DateField(verbose_name="Fra")),
                ("ends", models.DateField(verbose_name="Til")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="Avsluttet")),
            ],
            options={
                "verbose_name": "stedfortreder",
                "verbose_name_plural": "stedfortredere",
            },
        ),
        migrations.RemoveConstraint(
            model_name="loginlink",
            name="people_loginlink_purpose",
        ),
        migrations.AddField(
            model_name="account",
            name="mobile",
            field=models.CharField(
                blank=True, default="", max_length=16, verbose_name="Mobil for varsler og innlogging"
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="about",
            field=models.UUIDField(null=True, verbose_name="Gjelder"),
        ),
        migrations.AddField(
            model_name="notice",
            name="before",
            field=models.DateTimeField(null=True, verbose_name="Til nytte før"),
        ),
        migrations.AddField(
            model_name="notice",
            name="bundle",
            field=models.UUIDField(null=True, verbose_name="Sendt sammen med"),
        ),
        migrations.AddField(
            model_name="notice",
            name="copy_of",
            field=models.UUIDField(null=True, unique=True, verbose_name="Til stedfortreder for"),
        ),
        migrations.AddField(
            model_name="notice",
            name="due_at",
            field=models.DateTimeField(null=True, verbose_name="Skal sendes"),
        ),
        migrations.AddField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("login", "Lenker og koder du ber om"),
                    ("security", "Innloggingen din"),
                    ("rights", "Svar du har krav på"),
                    ("invitation", "Invitasjoner"),
                    ("changed", "En samling er flyttet eller avlyst"),
                    ("reminder", "Påminning om en samling"),
                    ("gathering", "Ny samling"),
                    ("consent", "Noen spør om noe i saken din, eller svarer"),
                    ("contact", "Kontaktpersonen"),
                    ("follow-up", "Noe du har lovet å gjøre"),
                    ("pulse", "To korte spørsmål etter en samling"),
                    ("news", "Noe nytt i en prosess"),
                    ("stand-in", "Varsler til en du er stedfortreder for"),
                    ("bundle", "Flere varsler i ett"),
                ],
                default="news",
                max_length=10,
                verbose_name="Slag",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="reference",
            field=models.CharField(blank=True, default="", max_length=100, verbose_name="Kvittering"),
        ),
        migrations.AddField(
            model_name="notice",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "venter"),
                    ("taken", "sendes nå"),
                    ("sent", "sendt"),
                    ("bundled", "sendt sammen med andre"),
                    ("kept", "bare her"),
                    ("failed", "kom ikke fram"),
                ],
                default="waiting",
                max_length=7,
                verbose_name="Hvor det er",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="taken_until",
            field=models.DateTimeField(null=True, verbose_name="I arbeid til"),
        ),
        migrations.AddField(
            model_name="notice",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="Forsøk"),
        ),
        migrations.AlterField(
            model_name="loginlink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("login", "innlogging på e-post"),
                    ("paper", "kode på papir"),
                    ("shown", "kode på papir mot legitimasjon"),
                    ("operator", "laget av den som drifter"),
                    ("welcome", "velkommen inn"),
                    ("sms", "innlogging på SMS"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["due_at"], name="people_notice_due"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["account", "created_at"], name="people_notice_of_account"),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                condition=models.Q(("mobile", ""), _negated=True),
                fields=("municipality", "mobile"),
                name="people_account_mobile",
            ),
        ),
        migrations.AddConstraint(
            model_name="loginlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["login", "paper", "shown", "operator", "welcome", "sms"])),
                name="people_loginlink_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "login",
                            "security",
                            "rights",
                            "invitation",
                            "changed",
                            "reminder",
                            "gathering",
                            "consent",
                            "contact",
                            "follow-up",
                            "pulse",
                            "news",
                            "stand-in",
                            "bundle",
                        ],
                    )
                ),
                name="people_notice_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "taken", "sent", "bundled", "kept", "failed"])),
                name="people_notice_state",
            ),
        ),
        migrations.RunSQL(DEFAULTS, migrations.RunSQL.noop),
        migrations.RunSQL(SENT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at__isnull", False), ("state__in", ["sent", "bundled"])),
                    models.Q(("sent_at__isnull", True), ("state__in", ["waiting", "taken", "kept", "failed"])),
                    _connector="OR",
                ),
                name="people_notice_sent",
            ),
        ),
        migrations.AddField(
            model_name="failingaddress",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
            ),
        ),
        migrations.AddField(
            model_name="noticewishes",
            name="account",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
            ),
        ),
        migrations.AddField(
            model_name="numberchange",
            name="account",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
            ),
        ),
        migrations.AddField(
            model_name="standin",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="stand_ins",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Hvem",
            ),
        ),
        migrations.AddField(
            model_name="standin",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="standin",
            name="stand_in",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="stands_in_for",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Stedfortreder",
            ),
        ),
        migrations.AddConstraint(
            model_name="failingaddress",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["email", "sms"])), name="people_failingaddress_channel"
            ),
        ),
        migrations.AddConstraint(
            model_name="failingaddress",
            constraint=models.UniqueConstraint(fields=("account", "channel"), name="people_failingaddress_once"),
        ),
        migrations.AddConstraint(
            model_name="noticewishes",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["email", "sms", "none"])), name="people_noticewishes_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticewishes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hour__lt", models.F("quiet_from")), ("quiet_from__lte", 23), ("quiet_to__lte", models.F("hour"))
                ),
                name="people_noticewishes_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))), name="people_standin_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(("account", models.F("stand_in")), _negated=True), name="people_standin_another"
            ),
        ),
    ]
