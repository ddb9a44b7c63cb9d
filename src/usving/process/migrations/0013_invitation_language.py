from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0012_calendar_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="language",
            field=models.CharField(db_default="nb", default="nb", max_length=2, verbose_name="Språk"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["nb", "nn", "en"])), name="process_invitation_language"
            ),
        ),
    ]
