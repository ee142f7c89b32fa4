"""An officer closes the account of a colleague: asked once more by the database, which keeps who closed it and when."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

SQL = """
create function sec.shut(gone bigint, by_account bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    -- The sessions end by the trigger of the account.
    update accounts_account a set is_active = false where a.id = gone;
    update coalition_member m set is_active = false where m.account_id = gone;
    delete from accounts_passkey p where p.account_id = gone;
    delete from accounts_timecode t where t.account_id = gone;
    delete from accounts_draft d where d.account_id = gone;
    delete from accounts_recovery r where r.account_id = gone and r.confirmed_at is null;
    update accounts_entrycode e set used_at = now() where e.account_id = gone and e.used_at is null;
    insert into members_closedaccount (account_id, closed_by, closed_at) values (gone, by_account, now());
end $$;

-- Never one's own, and nobody's who holds a role that stands above, unless the officer holds it too.
create function sec.close_account(of_member bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session := sec.live_session(); gone bigint;
begin
    gone := sec.colleague(of_member, array['supervisor', 'secretariat', 'focal_point']);
    perform sec.refuse(gone is not null
        and exists (select 1 from accounts_account a where a.id = gone and a.is_active)
        and not exists (select 1 from coalition_teammember t where t.member_id = of_member
            and t.role in ('auditor', 'administrator', 'dpo', 'supervisor', 'secretariat', 'focal_point', 'panel',
                'appeal_panel', 'judge', 'court', 'steering', 'person', 'clock')
            and not exists (select 1 from coalition_teammember m
                where m.member_id = me.member_id and m.role = t.role)),
        'not theirs to close');
    perform sec.shut(gone, me.account_id);
    return gone;
end $$;

create function sec.close_from_owner(account bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    perform sec.shut($1, null);
end $$;

revoke all on function sec.shut(bigint, bigint), sec.close_account(bigint), sec.close_from_owner(bigint) from public;
grant execute on function sec.close_account(bigint) to amparo_app;
alter table members_closedaccount enable row level security;
create policy of_colleagues on members_closedaccount for select to amparo_app using (sec.works_with_me(account_id));
"""


class Migration(migrations.Migration):
    """Closed accounts."""

    initial = True

    dependencies = [
        ("accounts", "0005_two_people_are_two"),
        ("coalition", "0001_countries_institutions_and_teams"),
    ]
    operations = [
        migrations.CreateModel(
            name="ClosedAccount",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_by", models.BigIntegerField(null=True)),
                ("closed_at", models.DateTimeField()),
            ],
            options={"ordering": ["-closed_at"]},
        ),
        sql.give("members_closedaccount", "select"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
