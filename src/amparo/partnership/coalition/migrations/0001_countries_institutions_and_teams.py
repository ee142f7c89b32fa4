"""Who the coalition is, and the function that says who acts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

WHO = """
create function sec.whoami() returns table (account_id bigint, member_id bigint, label text, institution_id bigint,
    institution_code text, country text, time_zone text, teams bigint[], roles text[], service boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session := sec.live_session();
begin
    if s.token_hash is null then return; end if;
    if s.service then
        return query select null::bigint, null::bigint, 'service'::text, null::bigint, ''::text, ''::text, 'UTC'::text,
            '{-1}'::bigint[], '{clock}'::text[], true;
        return;
    end if;
    return query
        select a.id, m.id, a.label, i.id, i.code, c.code, c.time_zone,
            array_agg(t.team_id order by t.id) filter (where t.id is not null),
            array_agg(t.role order by t.id) filter (where t.id is not null), false
        from coalition_member m
        join accounts_account a on a.id = m.account_id
        join coalition_institution i on i.id = m.institution_id
        join coalition_country c on c.id = i.country_id
        left join coalition_teammember t on t.member_id = m.id
        where m.id = s.member_id and m.is_active and a.is_active
        group by a.id, m.id, i.id, c.id;
end $$;

create function sec.start_session(token bytea, account bigint, lasting interval) returns void
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare place bigint;
begin
    select m.id into place from coalition_member m join accounts_account a on a.id = m.account_id
    where m.account_id = account and m.is_active and a.is_active;
    if place is null then raise exception 'no place in the coalition' using errcode = '42501'; end if;
    insert into sec.session (token_hash, account_id, member_id, expires_at)
    values (token, account, place, now() + lasting);
end $$;
revoke all on function sec.whoami(), sec.start_session(bytea, bigint, interval) from public;
grant execute on function sec.whoami() to amparo_app;
grant execute on function sec.start_session(bytea, bigint, interval) to amparo_ledger;
"""


class Migration(migrations.Migration):
    """Who the coalition is, and the function that says who acts."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("accounts", "0001_accounts_and_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Country",
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
                ("code", models.TextField(unique=True)),
                ("names", models.JSONField()),
                ("coalition", models.JSONField()),
                ("time_zone", models.TextField()),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Institution",
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
                ("code", models.TextField()),
                ("names", models.JSONField()),
                ("short_name", models.TextField()),
                ("kind", models.TextField()),
                ("is_member", models.BooleanField(default=False)),
                ("mandates", models.JSONField(default=list)),
                ("origin", models.TextField()),
                ("verified", models.BooleanField(default=False)),
                ("note", models.JSONField(default=dict)),
                ("facts", models.JSONField(default=dict)),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="coalition.country",
                    ),
                ),
            ],
            options={
                "ordering": ["country", "code"],
            },
        ),
        migrations.CreateModel(
            name="Member",
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
                ("is_active", models.BooleanField(default=True)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="coalition.institution",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Team",
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
                ("code", models.TextField()),
                ("names", models.JSONField()),
                ("roles", models.JSONField(default=list)),
                ("takes_referrals", models.BooleanField(default=False)),
                ("needs", models.JSONField(default=list)),
                ("place", models.TextField(default="")),
                ("capacity", models.IntegerField(null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="coalition.institution",
                    ),
                ),
            ],
            options={
                "ordering": ["institution", "code"],
            },
        ),
        migrations.CreateModel(
            name="RoleBinding",
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
                ("role", models.TextField()),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="coalition.country",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.team"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeamMember",
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
                ("role", models.TextField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="coalition.member",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.team"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="institution",
            constraint=models.UniqueConstraint(fields=("country", "code"), name="institution_code"),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(fields=("institution", "code"), name="team_code"),
        ),
        migrations.AddConstraint(
            model_name="rolebinding",
            constraint=models.UniqueConstraint(fields=("country", "role"), name="role_bound_once"),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(fields=("member", "team", "role"), name="post_held_once"),
        ),
        *(
            sql.give(f"coalition_{name}", "select")
            for name in (
                "country",
                "institution",
                "team",
                "rolebinding",
                "member",
                "teammember",
            )
        ),
        migrations.RunSQL(
            WHO,
            "drop function sec.whoami(); drop function sec.start_session(bytea, bigint, interval)",
        ),
    ]
