"""What time-stamping authorities signed of checkpoints; nobody changes or removes it."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

GUARDED = """
alter table checkpoints_stamp enable row level security;
create policy the_installation on checkpoints_stamp to amparo_app
    using ((select sec.principals())[1] = -1) with check ((select sec.principals())[1] = -1);
create policy oversight on checkpoints_stamp for select to amparo_app using ((select sec.is_auditor()));
"""


class Migration(migrations.Migration):
    """What time-stamping authorities signed of checkpoints; nobody changes or removes it."""

    dependencies = [("checkpoints", "0001_checkpoints")]
    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "checkpoint",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="checkpoints.checkpoint"),
                ),
                ("at", models.DateTimeField()),
                ("authority", models.TextField()),
                ("reply", models.BinaryField()),
            ],
            options={"ordering": ["-checkpoint"]},
        ),
        migrations.RunSQL(
            GUARDED,
            "drop policy the_installation on checkpoints_stamp; drop policy oversight on checkpoints_stamp;",
        ),
        sql.give("checkpoints_stamp", "select, insert"),
        sql.append_only("checkpoints_stamp"),
    ]
