import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

DEVICES = [
    ("android", "Android-telefon"),
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("windows", "PC med Windows"),
    ("mac", "Mac"),
    ("linux", "PC med Linux"),
    ("other", "en annen enhet"),
]
PURPOSES = [
    ("login", "innlogging på e-post"),
    ("paper", "kode på papir"),
    ("shown", "kode på papir mot legitimasjon"),
    ("operator", "laget av den som drifter"),
    ("welcome", "velkommen inn"),
]


def of_account(kind=models.ForeignKey):
    return kind(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem")


def own_id():
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_municipality_settings"),
    ]

    operations = [
        migrations.CreateModel(
            name="AddressChange",
            fields=[
                ("id", own_id()),
                ("account", of_account(models.OneToOneField)),
                ("address", models.EmailField(max_length=254, verbose_name="Ny adresse")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Bedt om")),
                ("expires_at", models.DateTimeField(verbose_name="Til")),
            ],
            options={"verbose_name": "adresse som venter", "verbose_name_plural": "adresser som venter"},
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField(db_default=0)),
                ("last_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={"verbose_name": "mislykket forsøk", "verbose_name_plural": "mislykkede forsøk"},
        ),
        migrations.CreateModel(
            name="KnownDevice",
            fields=[
                ("id", own_id()),
                ("account", of_account()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(choices=DEVICES, max_length=10, verbose_name="Enhet")),
                ("first_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Først")),
                ("last_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sist")),
            ],
            options={
                "verbose_name": "kjent enhet",
                "verbose_name_plural": "kjente enheter",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", [code for code, _label in DEVICES])),
                        name="people_knowndevice_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutsideIdentity",
            fields=[
                ("id", own_id()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                ("account", of_account()),
                ("provider", models.CharField(max_length=30, verbose_name="Hos")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("connected_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Koblet")),
            ],
            options={
                "verbose_name": "identitet utenfra",
                "verbose_name_plural": "identiteter utenfra",
                "constraints": [
                    models.UniqueConstraint(fields=("account", "provider"), name="people_outsideidentity_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="session",
            name="outside",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(
                condition=models.Q(("outside", ""), _negated=True), fields=["outside"], name="people_session_outside"
            ),
        ),
        migrations.RemoveConstraint(model_name="loginlink", name="people_loginlink_purpose"),
        migrations.AlterField(
            model_name="loginlink",
            name="purpose",
            field=models.CharField(choices=PURPOSES, max_length=10),
        ),
        migrations.AddConstraint(
            model_name="loginlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", [code for code, _label in PURPOSES])),
                name="people_loginlink_purpose",
            ),
        ),
    ]
