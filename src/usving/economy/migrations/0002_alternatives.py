import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# What was worked out stays as it was, also from the owner: a plan that was tried can be worked out again.
FIX = """
create function economy_plan_is_fixed() returns trigger language plpgsql as $$
begin
    if (new.question, new.answer, new.chosen, new.words, new.engine)
       is distinct from (old.question, old.answer, old.chosen, old.words, old.engine) then
        raise exception 'a saved plan is not changed';
    end if;
    return new;
end $$;
create trigger economy_plan_is_fixed before update on economy_savedplan
    for each row execute function economy_plan_is_fixed();
"""
LOOSEN = "drop trigger economy_plan_is_fixed on economy_savedplan; drop function economy_plan_is_fixed();"


class Migration(migrations.Migration):
    dependencies = [("economy", "0001_household"), ("people", "0007_notices")]

    operations = [
        migrations.CreateModel(
            name="Weighing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("per_month", models.PositiveIntegerField(blank=True, null=True, verbose_name="Kroner i måneden")),
                ("once", models.PositiveIntegerField(blank=True, null=True, verbose_name="Kroner én gang")),
                ("hours", models.PositiveIntegerField(blank=True, null=True, verbose_name="Timer i måneden")),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Begynt")),
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
                "verbose_name": "avveining",
                "verbose_name_plural": "avveininger",
            },
        ),
        migrations.CreateModel(
            name="SavedPlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80, verbose_name="Navn på planen")),
                ("question", models.JSONField(verbose_name="Det som ble regnet på")),
                ("answer", models.JSONField(verbose_name="Svaret")),
                ("chosen", models.PositiveSmallIntegerField(verbose_name="Hvilken av planene")),
                ("words", models.JSONField(verbose_name="Navnene den dagen")),
                ("engine", models.CharField(max_length=40, verbose_name="Regnemåte")),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lagret")),
                ("tried_from", models.DateField(blank=True, null=True, verbose_name="Prøvd fra")),
                ("tried_until", models.DateField(blank=True, null=True, verbose_name="Prøvd til")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Ferdig prøvd")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="Minnet på")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "tried_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Minnes på",
                    ),
                ),
                (
                    "weighing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plans",
                        to="economy.weighing",
                        verbose_name="Avveining",
                    ),
                ),
            ],
            options={
                "verbose_name": "lagret plan",
                "verbose_name_plural": "lagrede planer",
            },
        ),
        migrations.CreateModel(
            name="PossibleUse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80, verbose_name="Hva")),
                ("per_month", models.PositiveIntegerField(default=0, verbose_name="Kroner i måneden")),
                ("once", models.PositiveIntegerField(default=0, verbose_name="Kroner én gang")),
                ("hours", models.PositiveSmallIntegerField(default=0, verbose_name="Timer i måneden")),
                ("gives", models.JSONField(blank=True, default=dict, verbose_name="Hva det gir")),
                ("now", models.BooleanField(default=False, verbose_name="Det gjør vi i dag")),
                ("required", models.BooleanField(default=False, verbose_name="Det må være med")),
                (
                    "excludes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Kan ikke være sammen med",
                    ),
                ),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, size=None, verbose_name="Trenger også"
                    ),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Endret")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "weighing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="economy.weighing",
                        verbose_name="Avveining",
                    ),
                ),
            ],
            options={
                "verbose_name": "mulig bruk",
                "verbose_name_plural": "mulige bruk",
            },
        ),
        migrations.CreateModel(
            name="LifeArea",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80, verbose_name="Hva")),
                ("weight", models.PositiveSmallIntegerField(default=5, verbose_name="Hvor viktig")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Rekkefølge")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
                    ),
                ),
                (
                    "weighing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="economy.weighing",
                        verbose_name="Avveining",
                    ),
                ),
            ],
            options={
                "verbose_name": "livsområde",
                "verbose_name_plural": "livsområder",
            },
        ),
        migrations.CreateModel(
            name="FeltPlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("marks", models.JSONField(default=dict, verbose_name="Hvordan det kjentes")),
                ("words", models.TextField(blank=True, verbose_name="Med egne ord")),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sagt")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name="Hvem"
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
                        related_name="felt",
                        to="economy.savedplan",
                        verbose_name="Plan",
                    ),
                ),
                (
                    "weighing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="economy.weighing",
                        verbose_name="Avveining",
                    ),
                ),
            ],
            options={
                "verbose_name": "opplevelse av en plan",
                "verbose_name_plural": "opplevelser av planer",
            },
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.UniqueConstraint(fields=("family",), name="economy_weighing_family_once"),
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.UniqueConstraint(fields=("account",), name="economy_weighing_account_once"),
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", False), ("family__isnull", True)),
                    models.Q(("account__isnull", True), ("family__isnull", False)),
                    _connector="OR",
                ),
                name="economy_weighing_one_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="savedplan",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True), ("reminded_at__isnull", True)),
                fields=["tried_until"],
                name="economy_savedplan_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("tried_from__isnull", True), ("tried_until__isnull", True)),
                    models.Q(("tried_from__isnull", False), ("tried_until__isnull", False)),
                    _connector="OR",
                ),
                name="economy_savedplan_tried",
            ),
        ),
        migrations.AddConstraint(
            model_name="possibleuse",
            constraint=models.UniqueConstraint(fields=("weighing", "name"), name="economy_possibleuse_once"),
        ),
        migrations.AddConstraint(
            model_name="lifearea",
            constraint=models.UniqueConstraint(fields=("weighing", "name"), name="economy_lifearea_once"),
        ),
        migrations.AddConstraint(
            model_name="lifearea",
            constraint=models.CheckConstraint(condition=models.Q(("weight__lte", 10)), name="economy_lifearea_weight"),
        ),
        migrations.AddConstraint(
            model_name="feltplan",
            constraint=models.UniqueConstraint(fields=("plan", "account"), name="economy_feltplan_once"),
        ),
        migrations.RunSQL(FIX, LOOSEN),
    ]
