from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("process", "0009_after")]

    operations: list[object] = []
