from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("process", "0006_methods")]

    operations: list[object] = []
