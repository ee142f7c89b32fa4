"""Entries, the heads of their chains, and the trigger that keeps each chain whole."""

from django.db import migrations, models

from amparo.foundation.access import sql

CHAIN = """
create schema audit;
revoke all on schema audit from public;
grant usage on schema audit to amparo_app, amparo_ledger;
create table audit.chain (chain text primary key, seq bigint not null, mac bytea not null);

create function audit.head(wanted text) returns table (seq bigint, mac bytea)
language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $$
begin
    insert into audit.chain as c (chain, seq, mac) values (wanted, 0, '') on conflict do nothing;
    return query select c.seq, c.mac from audit.chain c where c.chain = wanted for update;
end $$;

create function audit.take_place() returns trigger
language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $$
declare at_head audit.chain;
begin
    select * into at_head from audit.chain c where c.chain = new.chain for update;
    if at_head.chain is null or new.seq <> at_head.seq + 1 or new.prev <> at_head.mac then
        raise exception 'entry out of place in chain %', new.chain using errcode = '42501';
    end if;
    update audit.chain c set seq = new.seq, mac = new.mac where c.chain = new.chain;
    return new;
end $$;
create trigger take_place before insert on audit_entry for each row execute function audit.take_place();
revoke all on all functions in schema audit from public;
grant execute on function audit.head(text) to amparo_app, amparo_ledger;

alter table audit_entry enable row level security;
create policy write_down on audit_entry for insert to amparo_app, amparo_ledger with check (true);
create policy need_to_know on audit_entry for select to amparo_app
    using (case_id is not null and sec.can_read(case_id, (select sec.principals())));
create policy oversight on audit_entry for select to amparo_app
    using ((select sec.is_auditor()) and (institution = any ((select sec.overseen())::text[])
           or (institution = '' and left("case", 2) in ('', (select sec.country())))));
"""


class Migration(migrations.Migration):
    """Append-only entries, chained."""

    initial = True
    dependencies = [("access", "0001_roles_sessions_and_grants")]
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("chain", models.TextField()),
                ("seq", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("account_id", models.BigIntegerField(null=True)),
                ("institution", models.TextField(default="")),
                ("role", models.TextField(default="")),
                ("action", models.TextField()),
                ("case_id", models.BigIntegerField(null=True)),
                ("case", models.TextField(default="")),
                ("subject", models.TextField(default="")),
                ("group", models.TextField(default="")),
                ("purpose", models.TextField(default="")),
                ("facts", models.JSONField(default=dict)),
                ("prev", models.BinaryField()),
                ("mac", models.BinaryField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("chain", "seq"), name="entry_place_in_chain")],
                "indexes": [models.Index(fields=["case_id", "-id"], name="entry_of_case")],
            },
        ),
        migrations.RunSQL(
            """create function sec.is_auditor() returns boolean language plpgsql stable security definer
            set search_path = pg_catalog, public, sec, pg_temp as $$
            begin
                return exists (select 1 from coalition_teammember t where t.role = 'auditor'
                    and t.team_id = any (sec.principals()) and t.member_id = (sec.live_session()).member_id);
            end $$;
            create function sec.country() returns text language plpgsql stable security definer
            set search_path = pg_catalog, public, sec, pg_temp as $$
            begin
                return (select c.code from coalition_member m
                    join coalition_institution i on i.id = m.institution_id
                    join coalition_country c on c.id = i.country_id
                    where m.id = (sec.live_session()).member_id and m.is_active);
            end $$;
            create function sec.overseen() returns text[] language plpgsql stable security definer
            set search_path = pg_catalog, public, sec, pg_temp as $$
            begin
                return coalesce((select array_agg(i.code) from coalition_institution i
                    join coalition_country c on c.id = i.country_id where c.code = sec.country()), '{}');
            end $$;
            revoke all on function sec.is_auditor(), sec.country(), sec.overseen() from public;
            grant execute on function sec.is_auditor(), sec.country(), sec.overseen() to amparo_app;""",
            "drop function sec.is_auditor(); drop function sec.overseen(); drop function sec.country()",
        ),
        migrations.RunSQL(CHAIN, "drop schema audit cascade"),
        sql.give("audit_entry", "select, insert"),
        sql.give("audit_entry", "insert", to=sql.LEDGER),
        sql.append_only("audit_entry"),
    ]
