"""Complaints of persons, read by who wrote them down and by the data officers."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

SQL = """
create function sec.keyd_may_open_complaint(of_account bigint, of_member bigint, name text, field_group text)
returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from complaints_complaint q join cases_case c on c.id = q.case_id
        join coalition_country k on k.id = c.country_id
        where q.mark = name and field_group = 'CO' and (q.made_by = of_account or exists (
            select 1 from coalition_teammember t join coalition_member m on m.id = t.member_id
            join coalition_institution i on i.id = m.institution_id
            where m.id = of_member and m.is_active and i.country_id = k.id and t.role in ('auditor', 'dpo'))));
end $$;
revoke all on function sec.keyd_may_open_complaint(bigint, bigint, text, text) from public;

alter table complaints_complaint enable row level security;
create policy need_to_know on complaints_complaint for select to amparo_app
    using (sec.keeps_case(case_id) or (made_by = (select sec.account_id())
        and sec.can_read(case_id, (select sec.principals()))));
create policy need_to_know_write on complaints_complaint for insert to amparo_app
    with check (made_by = (select sec.account_id()) and sec.works_on(case_id, (select sec.principals())));
create policy need_to_know_change on complaints_complaint for update to amparo_app
    using (sec.keeps_case(case_id) or (made_by = (select sec.account_id())
        and sec.works_on(case_id, (select sec.principals()))));
"""

GONE = """
drop policy need_to_know on complaints_complaint; drop policy need_to_know_write on complaints_complaint;
drop policy need_to_know_change on complaints_complaint;
drop function sec.keyd_may_open_complaint(bigint, bigint, text, text);
"""


class Migration(migrations.Migration):
    """Complaints."""

    initial = True

    dependencies = [
        ("cases", "0004_data_keys_move_to_the_key_process"),
        ("retention", "0001_periods_holds_and_erasures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("kind", models.TextField()),
                ("mark", models.TextField(unique=True)),
                ("wrapped", models.BinaryField()),
                ("text", models.BinaryField()),
                ("made_by", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("answer", models.BinaryField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        sql.give("complaints_complaint", "select, insert, update (answer, answered_by, answered_at, told_at)"),
        migrations.RunSQL(SQL, GONE),
    ]
