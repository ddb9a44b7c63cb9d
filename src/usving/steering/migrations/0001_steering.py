from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0007_notices"), ("process", "0010_kept")]
    operations: list[object] = []
