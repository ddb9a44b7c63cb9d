from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("process", "0008_groups")]

    operations: list[object] = []
