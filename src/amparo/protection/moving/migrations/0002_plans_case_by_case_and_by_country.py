"""A plan is prepared and carried out case by case; each plan is read by the secretariat of its own country."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# The country of whoever acts in a secretariat's team; nothing for all others. The installation itself reads all.
MINE = """
create function moving_country() returns bigint language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
    return (select i.country_id from public.coalition_teammember t
        join public.coalition_member m on m.id = t.member_id
        join public.coalition_institution i on i.id = m.institution_id
        where t.role = 'secretariat' and t.team_id = any (sec.principals())
          and t.member_id = (sec.live_session()).member_id and m.is_active limit 1);
end $$;
revoke all on function moving_country() from public;
grant execute on function moving_country() to amparo_app;
alter table moving_moving enable row level security;
create policy of_the_country on moving_moving to amparo_app
    using ((select sec.principals())[1] = -1 or country_id = (select moving_country()))
    with check ((select sec.principals())[1] = -1 or country_id = (select moving_country()));
"""
ALL = """
drop policy of_the_country on moving_moving;
alter table moving_moving disable row level security;
drop function moving_country();
"""


class Migration(migrations.Migration):
    """A plan is prepared and carried out case by case; each plan is read by the secretariat of its own country."""

    dependencies = [("moving", "0001_plans_and_stays")]

    operations = [
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fate", models.TextField()),
                ("steps", models.JSONField()),
                ("tried_at", models.DateTimeField(null=True)),
                ("moved", models.BooleanField(default=False)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
                (
                    "moving",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="moving.moving"
                    ),
                ),
                ("pathway", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="pathways.pathway")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("moving", "pathway"), name="plan_looks_once")],
            },
        ),
        sql.protect("moving_look", rights="select, insert, delete, update (tried_at, moved)"),
        migrations.RunSQL(MINE, ALL),
    ]
