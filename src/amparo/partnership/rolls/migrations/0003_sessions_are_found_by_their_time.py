"""Sessions are found by their time: indicators count those of a year."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Sessions are found by their time."""

    dependencies = [("rolls", "0002_only_what_operations_change")]

    operations = [
        migrations.AddIndex(model_name="session", index=models.Index(fields=["starts_at"], name="sessions_by_time")),
    ]
