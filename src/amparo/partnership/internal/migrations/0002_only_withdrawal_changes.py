"""Of an internal procedure only its withdrawal changes."""

from django.db import migrations


class Migration(migrations.Migration):
    """Of an internal procedure only its withdrawal changes."""

    dependencies = [("internal", "0001_internal_procedures_and_looks")]

    operations = [
        migrations.RunSQL(
            "revoke update on internal_internalprocedure from amparo_app;"
            "grant update (withdrawn_at) on internal_internalprocedure to amparo_app",
            "grant update on internal_internalprocedure to amparo_app",
        ),
    ]
