from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("process", "0007_room")]

    operations: list[object] = []
