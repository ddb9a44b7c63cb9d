from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0011_labels"),
    ]

    operations = [
        migrations.AddField(
            model_name="calendarfeed",
            name="days_title",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=40, verbose_name="Hva dager å huske skal hete"
            ),
        ),
    ]
