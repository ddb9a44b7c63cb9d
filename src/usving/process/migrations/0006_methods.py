from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("process", "0005_plan")]

    operations: list[object] = []
