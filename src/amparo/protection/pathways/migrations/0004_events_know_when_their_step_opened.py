"""An event keeps when its step was opened, so that waiting is counted from the events alone."""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("amparo.protection.pathways.migrations.0003_answers_of_a_group_in_one_row").SETTLE

SETTLE = (
    BEFORE.replace("outcome, answers, reason, telling, late)", "outcome, answers, reason, telling, late, opened_at)")
    .replace("e.reason, e.telling, e.late\n", "e.reason, e.telling, e.late, e.opened_at\n")
    .replace("telling boolean, late boolean);", "telling boolean, late boolean, opened_at timestamptz);")
)


class Migration(migrations.Migration):
    """An event keeps when its step was opened."""

    dependencies = [("pathways", "0003_answers_of_a_group_in_one_row")]

    operations = [
        migrations.AddField(model_name="pathwayevent", name="opened_at", field=models.DateTimeField(null=True)),
        migrations.RunSQL(SETTLE, BEFORE),
    ]
