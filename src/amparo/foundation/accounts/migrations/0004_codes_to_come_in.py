"""Invitations and recoveries: who may let whom in is asked by the database too."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

SQL = """
-- The institution of whoever acts, when one of their roles is among those asked for.
create function sec.my_institution(roles text[]) returns bigint language plpgsql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := (sec.live_session()).member_id;
begin
    return (select m.institution_id from coalition_member m where m.id = me and m.is_active and exists (
        select 1 from coalition_teammember t where t.member_id = me and t.role = any (roles)));
end $$;

create function sec.works_with_me(account bigint) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from coalition_member a join coalition_member b on b.institution_id = a.institution_id
        where a.id = (sec.live_session()).member_id and b.account_id = account);
end $$;

-- A role is given in a team of one's own institution that can hold it; what stands above officers only by who has it.
create function sec.may_give(in_team bigint, as_role text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from coalition_team t where t.id = in_team and t.roles ? as_role
        and t.institution_id = sec.my_institution(array['supervisor', 'secretariat', 'focal_point']))
      and (as_role <> all (array['auditor', 'administrator', 'dpo', 'supervisor', 'secretariat',
             'focal_point', 'panel', 'appeal_panel', 'judge', 'court', 'steering'])
        or exists (select 1 from coalition_teammember m where m.member_id = (sec.live_session()).member_id
             and m.role = as_role));
end $$;

create function sec.refuse(unless boolean, why text) returns void language plpgsql as $$
begin
    if not coalesce(unless, false) then raise exception '%', why using errcode = '42501'; end if;
end $$;

create function sec.invite_member(name text, called text, in_team bigint, as_role text, code bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare made bigint; place bigint;
begin
    perform sec.refuse(sec.may_give(in_team, as_role), 'this role is not theirs to give');
    insert into accounts_account (username, label, password, is_active, demo_role)
        values (name, called, '!', true, '') returning id into made;
    insert into coalition_member (account_id, institution_id, is_active)
        select made, t.institution_id, true from coalition_team t where t.id = in_team returning id into place;
    insert into coalition_teammember (member_id, team_id, role) values (place, in_team, as_role);
    insert into accounts_entrycode (account_id, kind, mark, made_by, made_at, valid_until)
        values (made, 'INVITATION', code, (sec.live_session()).account_id, now(), now() + interval '72 hours');
    return made;
end $$;

create function sec.colleague(member bigint, roles text[]) returns bigint language plpgsql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return (select m.account_id from coalition_member m where m.id = member
        and m.institution_id = sec.my_institution(roles) and m.account_id <> (sec.live_session()).account_id);
end $$;

create function sec.give_post(to_member bigint, in_team bigint, as_role text) returns void
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    perform sec.refuse(sec.colleague(to_member, array['supervisor', 'secretariat', 'focal_point']) is not null
        and sec.may_give(in_team, as_role), 'this role is not theirs to give');
    insert into coalition_teammember (member_id, team_id, role) values (to_member, in_team, as_role)
        on conflict do nothing;
end $$;

create function sec.take_post(from_member bigint, in_team bigint, as_role text) returns void
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    perform sec.refuse(sec.colleague(from_member, array['supervisor', 'secretariat', 'focal_point']) is not null
        and sec.may_give(in_team, as_role), 'this role is not theirs to take');
    delete from coalition_teammember where member_id = from_member and team_id = in_team and role = as_role;
end $$;

create function sec.ask_recovery(of_member bigint, roles text[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare made bigint; lost bigint := sec.colleague(of_member, roles);
begin
    perform sec.refuse(lost is not null, 'not a colleague');
    delete from accounts_recovery r where r.account_id = lost and r.confirmed_at is null;
    insert into accounts_recovery (account_id, asked_by, asked_at)
        values (lost, (sec.live_session()).account_id, now()) returning id into made;
    return made;
end $$;

-- The second person: every passkey of the account goes, every session ends, and a code holds for an hour.
create function sec.confirm_recovery(wanted bigint, code bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare r accounts_recovery; me bigint := (sec.live_session()).account_id;
begin
    select * into r from accounts_recovery k where k.id = wanted and k.confirmed_at is null
        and k.asked_at > now() - interval '24 hours' for update;
    perform sec.refuse(r.id is not null and me is not null and r.asked_by <> me and r.account_id <> me
        and sec.works_with_me(r.account_id)
        and sec.my_institution(array['supervisor', 'secretariat', 'focal_point']) is not null
        and exists (select 1 from accounts_account a where a.id = r.account_id and a.is_active),
        'not theirs to confirm');
    update accounts_recovery k set confirmed_by = me, confirmed_at = now() where k.id = r.id;
    delete from accounts_passkey p where p.account_id = r.account_id;
    delete from accounts_timecode t where t.account_id = r.account_id;
    update accounts_entrycode e set used_at = now() where e.account_id = r.account_id and e.used_at is null;
    perform sec.end_other_sessions(r.account_id);
    insert into accounts_entrycode (account_id, kind, mark, made_by, made_at, valid_until)
        values (r.account_id, 'RECOVERY', code, me, now(), now() + interval '1 hour');
    return r.account_id;
end $$;

create function sec.take_code(code bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare who bigint;
begin
    update accounts_entrycode e set used_at = now() from accounts_account a
    where e.mark = code and e.used_at is null and e.valid_until > now() and a.id = e.account_id and a.is_active
    returning e.account_id into who;
    return who;
end $$;

-- The first account of an installation has nobody to invite it: its owner makes the code, at the server itself.
create function sec.code_from_owner(account bigint, code bytea) returns void
language sql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
    insert into accounts_entrycode (account_id, kind, mark, made_at, valid_until)
    values (account, 'INVITATION', code, now(), now() + interval '72 hours')
$$;

revoke all on function sec.my_institution(text[]), sec.works_with_me(bigint), sec.may_give(bigint, text),
    sec.refuse(boolean, text), sec.invite_member(text, text, bigint, text, bytea), sec.colleague(bigint, text[]),
    sec.give_post(bigint, bigint, text), sec.take_post(bigint, bigint, text), sec.ask_recovery(bigint, text[]),
    sec.confirm_recovery(bigint, bytea), sec.take_code(bytea), sec.code_from_owner(bigint, bytea) from public;
grant execute on function sec.works_with_me(bigint), sec.invite_member(text, text, bigint, text, bytea),
    sec.give_post(bigint, bigint, text), sec.take_post(bigint, bigint, text), sec.ask_recovery(bigint, text[]),
    sec.confirm_recovery(bigint, bytea) to amparo_app;
grant execute on function sec.take_code(bytea) to amparo_ledger;

alter table accounts_entrycode enable row level security;
create policy of_colleagues on accounts_entrycode for select to amparo_app using (sec.works_with_me(account_id));
alter table accounts_recovery enable row level security;
create policy of_colleagues on accounts_recovery for select to amparo_app using (sec.works_with_me(account_id));
"""


def _key() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _account() -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):
    """Codes to come in."""

    dependencies = [("accounts", "0003_who_enrols_opens_no_case")]
    operations = [
        migrations.CreateModel(
            name="EntryCode",
            fields=[
                ("id", _key()),
                ("kind", models.TextField()),
                ("mark", models.BinaryField(unique=True)),
                ("made_by", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("account", _account()),
            ],
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("id", _key()),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("confirmed_by", models.BigIntegerField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("account", _account()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(confirmed_by=None)
                        | (
                            ~models.Q(confirmed_by=models.F("asked_by"))
                            & ~models.Q(confirmed_by=models.F("account_id"))
                        ),
                        name="confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(asked_by=models.F("account_id")), name="asked_by_another"
                    ),
                ],
            },
        ),
        sql.give("accounts_entrycode", "select (id, account_id, kind, made_at, valid_until, used_at)"),
        sql.give("accounts_recovery", "select"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
