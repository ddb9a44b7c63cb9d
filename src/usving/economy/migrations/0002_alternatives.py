from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("economy", "0001_household")]
    operations: list[object] = []
