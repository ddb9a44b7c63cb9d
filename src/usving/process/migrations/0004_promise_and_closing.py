"""Promises of secrecy, closing a process, leaving, and the one number an office gets."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# Whoever goes by another name does so on promises given before, too, and gets the true name back with it.
FOLLOW = """
create function process_promise_protected() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if exists (select 1 from people_protectedidentity x where x.person_id = new.id) then
        update process_promise p set name = new.name from people_account a where a.person_id = new.id and p.account_id = a.id;
    end if;
    return null;
end $$;
create trigger process_promise_protected after update of name on people_person
for each row when (old.name is distinct from new.name) execute function process_promise_protected();
"""
UNFOLLOW = "drop trigger process_promise_protected on people_person; drop function process_promise_protected();"


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0003_ways_of_invitation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("agreed", models.BooleanField(verbose_name="Begge sider var enige om det siste de tok med seg")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Hvorfor")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("reopened_at", models.DateTimeField(blank=True, null=True, verbose_name="Åpnet igjen")),
            ],
            options={
                "verbose_name": "avslutning",
                "verbose_name_plural": "avslutninger",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Leaving",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("left_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Når")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Skulle vart til")),
                (
                    "held_back",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        default=list,
                        help_text="Bidrag som ventet ved porten.",
                        size=None,
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="Angret")),
            ],
            options={
                "verbose_name": "utmelding",
                "verbose_name_plural": "utmeldinger",
                "ordering": ["-left_at"],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="Navnet på samlingen")),
                ("text", models.CharField(choices=[("v1", "første utgave")], max_length=10, verbose_name="Utgave")),
                (
                    "way",
                    models.CharField(
                        choices=[("tap", "her på siden"), ("paper", "på papir")], max_length=10, verbose_name="Hvordan"
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Gitt")),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="Tatt tilbake")),
            ],
            options={
                "verbose_name": "løfte",
                "verbose_name_plural": "løfter",
                "ordering": ["given_at"],
            },
        ),
        migrations.CreateModel(
            name="RecruitingTotal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("accepted", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "antall ja",
                "verbose_name_plural": "antall ja",
            },
        ),
        migrations.AddField(
            model_name="process",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Avsluttet"),
        ),
        migrations.AddField(
            model_name="process",
            name="reading_days",
            field=models.PositiveSmallIntegerField(
                db_default=365, default=365, verbose_name="Hvor lenge det kan leses etter slutten (dager)"
            ),
        ),
        migrations.AddField(
            model_name="process",
            name="reads_until",
            field=models.DateField(blank=True, null=True, verbose_name="Kan leses til og med"),
        ),
        migrations.AddConstraint(
            model_name="process",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("reads_until__isnull", True)),
                    models.Q(("closed_at__isnull", False), ("reads_until__isnull", False)),
                    _connector="OR",
                ),
                name="process_process_closed",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Av",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="process",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="closings",
                to="process.process",
                verbose_name="Prosess",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="reopened_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Åpnet igjen av",
            ),
        ),
        migrations.AddField(
            model_name="leaving",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Av"
            ),
        ),
        migrations.AddField(
            model_name="leaving",
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
            model_name="leaving",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="leaving",
            name="process",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="process.process",
                verbose_name="Prosess",
            ),
        ),
        migrations.AddField(
            model_name="leaving",
            name="seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="process.seat",
                verbose_name="Plass",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="Hvem",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="gathering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="promises",
                to="process.gathering",
                verbose_name="Samling",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Skrevet inn av",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="process.seat", verbose_name="Plass"
            ),
        ),
        migrations.AddField(
            model_name="recruitingtotal",
            name="channel",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="total", to="process.recruitingchannel"
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reopened_at__isnull", True)),
                fields=("process",),
                name="process_closing_one_living",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed", True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="process_closing_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(condition=models.Q(("text__in", ["v1"])), name="process_promise_text"),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["tap", "paper"])), name="process_promise_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at__isnull", True)),
                fields=("gathering", "account"),
                name="process_promise_once",
            ),
        ),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
