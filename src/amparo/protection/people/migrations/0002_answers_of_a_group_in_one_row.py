"""The answers of one field group in one record are one row, each sealed as before and in the same place."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

KEEP = """
insert into people_sealedanswers (case_id, record, "group", fields, sealed, written_at)
select case_id, record, "group", array_agg(field order by id), array_agg(sealed order by id), max(written_at)
from people_sealedanswer group by case_id, record, "group" order by max(id);
"""

# A field that was written again in the same record had its newest answer read: it comes last, and is read first.
SPREAD = """
insert into people_sealedanswer (case_id, record, "group", field, sealed, written_at)
select a.case_id, a.record, a."group", u.field, u.sealed, a.written_at
from people_sealedanswers a, unnest(a.fields, a.sealed) with ordinality as u(field, sealed, place)
order by a.id, u.place;
"""


class Migration(migrations.Migration):
    """The answers of one field group in one record are one row."""

    dependencies = [("people", "0001_sealed_answers")]

    operations = [
        migrations.CreateModel(
            name="SealedAnswers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.TextField()),
                ("group", models.TextField()),
                ("fields", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("sealed", django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), size=None)),
                ("written_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "group", "-id"], name="answers_of_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fields__len", models.F("sealed__len")), ("fields__len__gt", 0)),
                        name="each_field_is_sealed",
                    )
                ],
            },
        ),
        migrations.RunSQL(KEEP, SPREAD),
        sql.protect_sealed("people_sealedanswers"),
        sql.append_only("people_sealedanswers"),
        migrations.DeleteModel(name="SealedAnswer"),
    ]
