from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("strengths", "0001_values")]
    operations: list[object] = []
