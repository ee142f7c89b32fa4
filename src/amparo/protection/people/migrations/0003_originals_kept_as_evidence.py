"""Originals kept as evidence: each under a key of its own, in a column that the application cannot read."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What came (`name`, `body`, `wrapped`) is given out by a function that asks for a release; see protection.releases.
SQL = """
grant select (id, case_id, attachment_id, "group", media, size, sha256, institution, account_id, came_at), insert
    on people_original to amparo_app;
grant usage, select on sequence people_original_id_seq to amparo_app;
alter table people_original enable row level security;
create policy need_to_know on people_original for select to amparo_app
    using (sec.can_open(case_id, "group", (select sec.principals())));
create policy need_to_know_write on people_original for insert to amparo_app
    with check (sec.can_read(case_id, (select sec.principals())));
"""
GONE = """
drop policy need_to_know on people_original; drop policy need_to_know_write on people_original;
"""


class Migration(migrations.Migration):
    """Originals kept as evidence."""

    dependencies = [("people", "0002_answers_of_a_group_in_one_row")]

    operations = [
        migrations.CreateModel(
            name="Original",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.TextField()),
                ("media", models.TextField()),
                ("size", models.IntegerField()),
                ("sha256", models.TextField()),
                ("institution", models.TextField()),
                ("account_id", models.BigIntegerField()),
                ("came_at", models.DateTimeField()),
                ("wrapped", models.BinaryField()),
                ("name", models.BinaryField()),
                ("body", models.BinaryField()),
                (
                    "attachment",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="people.attachment"),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=~models.Q(group="C2"), name="never_an_original_of_where_she_is")
                ],
            },
        ),
        migrations.RunSQL(SQL, GONE),
        sql.only_those_who_work_on_it("people_original"),
        sql.append_only("people_original"),
    ]
