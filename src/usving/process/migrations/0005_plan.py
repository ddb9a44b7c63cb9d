from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("process", "0004_promise_and_closing")]

    operations: list[object] = []
