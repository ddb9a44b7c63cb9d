"""Invitations sent again, told face to face, reminded of and withdrawn; partners with a logo."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_staff_found_by_municipality"),
        ("process", "0002_names_follow"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="InvitationReminder",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "e-post"),
                            ("sms", "SMS"),
                            ("paper", "brev på papir"),
                            ("told", "sagt ansikt til ansikt"),
                        ],
                        max_length=10,
                    ),
                ),
                ("address", models.CharField(max_length=254)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "påminnelse",
                "verbose_name_plural": "påminnelser",
            },
        ),
        migrations.CreateModel(
            name="InvitationSending",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "e-post"),
                            ("sms", "SMS"),
                            ("paper", "brev på papir"),
                            ("told", "sagt ansikt til ansikt"),
                        ],
                        max_length=10,
                        verbose_name="Vei",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=254, verbose_name="Adresse")),
                ("digest", models.CharField(max_length=64, null=True, unique=True)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Sendt")),
            ],
            options={
                "verbose_name": "ny sending",
                "verbose_name_plural": "nye sendinger",
                "ordering": ["sent_at"],
            },
        ),
        migrations.CreateModel(
            name="PartnerLogo",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("content", models.BinaryField(verbose_name="Bilde")),
                ("width", models.PositiveSmallIntegerField(verbose_name="Bredde")),
                ("height", models.PositiveSmallIntegerField(verbose_name="Høyde")),
                ("mark", models.CharField(max_length=16)),
            ],
            options={
                "verbose_name": "logo",
                "verbose_name_plural": "logoer",
            },
        ),
        migrations.RemoveConstraint(
            model_name="invitation",
            name="process_invitation_way",
        ),
        migrations.AddField(
            model_name="invitation",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Trukket tilbake"),
        ),
        migrations.AddField(
            model_name="recruitingchannel",
            name="remind_after",
            field=models.PositiveSmallIntegerField(
                db_default=7, default=7, verbose_name="Minner om det etter så mange dager"
            ),
        ),
        migrations.AddField(
            model_name="recruitingchannel",
            name="reminders",
            field=models.PositiveSmallIntegerField(db_default=2, default=2, verbose_name="Så mange ganger"),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="way",
            field=models.CharField(
                choices=[
                    ("email", "e-post"),
                    ("sms", "SMS"),
                    ("paper", "brev på papir"),
                    ("told", "sagt ansikt til ansikt"),
                ],
                max_length=10,
                verbose_name="Vei",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["email", "sms", "paper", "told"])), name="process_invitation_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="recruitingchannel",
            constraint=models.CheckConstraint(
                condition=models.Q(("remind_after__range", (1, 60)), ("reminders__lte", 2)),
                name="process_channel_reminders",
            ),
        ),
        migrations.AddField(
            model_name="invitationreminder",
            name="invitation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="process.invitation"
            ),
        ),
        migrations.AddField(
            model_name="invitationsending",
            name="invitation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sendings",
                to="process.invitation",
                verbose_name="Invitasjon",
            ),
        ),
        migrations.AddField(
            model_name="invitationsending",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="invitationsending",
            name="sent_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="Sendt av",
            ),
        ),
        migrations.AddField(
            model_name="partnerlogo",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="people.municipality", verbose_name="Kommune"
            ),
        ),
        migrations.AddField(
            model_name="partnerlogo",
            name="partner",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="logo",
                to="process.partner",
                verbose_name="Partner",
            ),
        ),
        migrations.AddField(
            model_name="partnerlogo",
            name="process",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="process.process", verbose_name="Prosess"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitationreminder",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["email", "sms", "paper", "told"])), name="process_reminder_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitationsending",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["email", "sms", "paper", "told"])), name="process_sending_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitationsending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("address", ""), ("digest__isnull", True), ("way", "told")),
                    models.Q(("digest__isnull", False), ("way__in", ["email", "sms", "paper"])),
                    _connector="OR",
                ),
                name="process_sending_word",
            ),
        ),
    ]
