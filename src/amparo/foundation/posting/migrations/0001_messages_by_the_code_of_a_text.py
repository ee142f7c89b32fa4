"""Messages to members, and how each wishes to be reached."""

from django.db import migrations, models
from django.db.models import Q

from amparo.foundation.access import sql

SCHEMA = """
-- The installation's own clock, which carries messages.
create function sec.carries_messages() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session;
begin
    if coalesce(current_setting('app.token', true), '') = '' then return false; end if;
    s := sec.live_session();
    return s.token_hash is not null and s.service;
end $$;

-- Whoever runs the service sees that a message is dead: its text's code, never where it went.
create function sec.runs_the_service() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session;
begin
    if coalesce(current_setting('app.token', true), '') = '' then return false; end if;
    s := sec.live_session();
    return s.token_hash is not null and exists (select 1 from coalition_teammember t
        join coalition_member m on m.id = t.member_id
        where m.id = s.member_id and m.is_active and t.role = 'administrator');
end $$;

-- A message is queued for an account that is a member's: nobody else can be written to.
create function sec.is_a_member(account bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session;
begin
    if coalesce(current_setting('app.token', true), '') = '' then return false; end if;
    s := sec.live_session();
    return s.token_hash is not null and exists (select 1 from coalition_member m
        join accounts_account a on a.id = m.account_id
        where a.id = account and m.is_active and a.is_active);
end $$;

revoke all on function sec.carries_messages(), sec.runs_the_service(), sec.is_a_member(bigint) from public;
grant execute on function sec.carries_messages(), sec.runs_the_service(), sec.is_a_member(bigint) to amparo_app;
"""
GONE = """
drop function sec.is_a_member(bigint); drop function sec.runs_the_service(); drop function sec.carries_messages()
"""
OWN = "account_id = (select sec.account_id())"
CLOCK = "(select sec.carries_messages())"
WALL = f"""
alter table posting_reach enable row level security;
create policy own on posting_reach for select to {sql.APP} using ({CLOCK} or {OWN});
create policy says on posting_reach for insert to {sql.APP} with check ({OWN});
create policy changes on posting_reach for update to {sql.APP} using ({OWN});
grant select, insert, update (channel, sealed, shown, first_hour, last_hour, time_zone, language, is_shared,
    changed_at) on posting_reach to {sql.APP};
grant usage, select on sequence posting_reach_id_seq to {sql.APP};
alter table posting_message enable row level security;
create policy looks on posting_message for select to {sql.APP}
    using ({CLOCK} or (dead_at is not null and (select sec.runs_the_service())));
create policy tells on posting_message for insert to {sql.APP} with check (sec.is_a_member(account_id));
create policy carries on posting_message for update to {sql.APP} using ({CLOCK});
create policy forgets on posting_message for delete to {sql.APP} using ({CLOCK});
grant select, insert, update (tries, next_at, sent_at, dead_at, why), delete on posting_message to {sql.APP};
grant usage, select on sequence posting_message_id_seq to {sql.APP};
"""
NO_WALL = """
drop policy own on posting_reach; drop policy says on posting_reach; drop policy changes on posting_reach;
alter table posting_reach disable row level security;
drop policy looks on posting_message; drop policy tells on posting_message; drop policy carries on posting_message;
drop policy forgets on posting_message; alter table posting_message disable row level security
"""


class Migration(migrations.Migration):
    """Messages by the code of a text."""

    initial = True
    dependencies = [("access", "0005_the_key_process_asks"), ("accounts", "0001_accounts_and_drafts")]
    operations = [
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField(unique=True)),
                ("channel", models.TextField()),
                ("sealed", models.BinaryField()),
                ("shown", models.TextField()),
                ("first_hour", models.SmallIntegerField()),
                ("last_hour", models.SmallIntegerField()),
                ("time_zone", models.TextField()),
                ("language", models.TextField()),
                ("is_shared", models.BooleanField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("first_hour__range", (0, 23)), ("last_hour__range", (0, 23))),
                        name="reach_has_hours",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField()),
                ("text", models.TextField()),
                ("queued_at", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("tries", models.SmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("dead_at", models.DateTimeField(null=True)),
                ("why", models.TextField(default="")),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=Q(("dead_at", None), ("sent_at", None)), fields=["next_at"], name="message_waits"
                    ),
                    models.Index(condition=Q(("dead_at__isnull", False)), fields=["-dead_at"], name="message_dead"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("dead_at", None), ("sent_at", None)),
                        fields=("account_id", "text"),
                        name="one_waits_of_a_text",
                    )
                ],
            },
        ),
        migrations.RunSQL(SCHEMA, GONE),
        migrations.RunSQL(WALL, NO_WALL),
    ]
