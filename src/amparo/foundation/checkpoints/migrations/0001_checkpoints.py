"""Checkpoints and the ends of chains; nobody changes or removes them."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# Chains have no names of people; still nobody but the installation asks which there are and where they end.
GROWN = """
create function audit.grown() returns table (chain text, seq bigint, mac bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (sec.principals())[1] is distinct from -1 then
        raise exception 'only the installation reads where all chains end' using errcode = '42501';
    end if;
    return query select c.chain, c.seq, c.mac from audit.chain c
        left join lateral (select e.seq from public.checkpoints_chainend e where e.chain = c.chain
                           order by e.seq desc limit 1) kept on true
        where c.seq > coalesce(kept.seq, 0) order by c.chain;
end $$;
revoke all on function audit.grown() from public;
grant execute on function audit.grown() to amparo_app;

alter table checkpoints_checkpoint enable row level security;
create policy the_installation on checkpoints_checkpoint to amparo_app
    using ((select sec.principals())[1] = -1) with check ((select sec.principals())[1] = -1);
create policy oversight on checkpoints_checkpoint for select to amparo_app using ((select sec.is_auditor()));
alter table checkpoints_chainend enable row level security;
create policy the_installation on checkpoints_chainend to amparo_app
    using ((select sec.principals())[1] = -1) with check ((select sec.principals())[1] = -1);
"""


class Migration(migrations.Migration):
    """Checkpoints and the ends of chains; nobody changes or removes them."""

    initial = True
    dependencies = [("audit", "0001_entries")]
    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("chains", models.BigIntegerField()),
                ("entries", models.BigIntegerField()),
                ("root", models.TextField()),
                ("token", models.TextField()),
            ],
            options={"ordering": ["-number"]},
        ),
        migrations.CreateModel(
            name="ChainEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "checkpoint",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="checkpoints.checkpoint"),
                ),
                ("chain", models.TextField()),
                ("seq", models.BigIntegerField()),
                ("mac", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("checkpoint", "chain"), name="chain_once_a_checkpoint")
                ],
                "indexes": [models.Index(fields=["chain", "-seq"], name="last_end_of_chain")],
            },
        ),
        migrations.RunSQL(
            GROWN,
            "drop function audit.grown(); drop policy the_installation on checkpoints_checkpoint;"
            "drop policy oversight on checkpoints_checkpoint; drop policy the_installation on checkpoints_chainend;",
        ),
        sql.give("checkpoints_checkpoint", "select, insert"),
        sql.give("checkpoints_chainend", "select, insert"),
        sql.append_only("checkpoints_checkpoint"),
        sql.append_only("checkpoints_chainend"),
    ]
