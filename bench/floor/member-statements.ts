import { eventInsert } from './event.ts';
import { GROUP_PROJECTION } from './group-reads.ts';

const TOUCHED = 'greatest(updated_at, clock_timestamp())';

/** Users in $3 join the group, users in $4 leave it. */
export const MOVE = { name: 'members-move', text: move('u.id = any($4::uuid[])') };

/** Users in $3 are all that the group has then; $4 is empty. As a set, since an array of 5,000 would be searched 5,000 times. */
export const REPLACE = {
  name: 'members-replace',
  text: move('$4::uuid[] is not null and not exists (select from unnest($3::uuid[]) as k(id) where k.id = u.id)'),
};

/**
 * Moves users into and out of the group that $2 names, raises every version that changes and writes the event. First
 * the groups are locked in the order of their ids, then the users: counting the target sees to it. No row when nothing
 * changes, or when it may not, because the version is none of $5.
 */
function move(leaves: string): string {
  return `with locked as materialized (select g.id, g.version from workgroup g where g.company_id = $1
      and g.deleted_at is null and (g.id = $2 or g.id in (select u.workgroup_id from "user" u
        where u.company_id = $1 and u.id = any($3::uuid[]) and u.workgroup_id is not null))
      order by g.id for no key update),
    target as (select l.id from locked l where l.id = $2 and ($5::int[] is null or l.version = any($5))),
    joining as (select u.id, u.workgroup_id as source from "user" u where u.company_id = $1 and u.deleted_at is null
      and u.id = any($3::uuid[]) and u.workgroup_id is distinct from $2 and (select count(*) from target) = 1
      order by u.id for no key update),
    leaving as (select u.id from "user" u where u.company_id = $1 and u.deleted_at is null and u.workgroup_id = $2
      and ${leaves} and (select count(*) from target) = 1 order by u.id for no key update),
    joined as (update "user" u set workgroup_id = $2, version = u.version + 1, updated_at = ${TOUCHED} from joining j
      where u.company_id = $1 and u.id = j.id returning u.id, j.source, u.version),
    departed as (update "user" u set workgroup_id = null, version = u.version + 1, updated_at = ${TOUCHED} from leaving l
      where u.company_id = $1 and u.id = l.id returning u.id, u.version),
    lost as (update workgroup set version = version + 1, updated_at = ${TOUCHED}
      where company_id = $1 and id in (select j.source from joining j) returning id, version),
    g as (update workgroup set version = version + 1, source = 'IDENTITY_PROVIDER', updated_at = ${TOUCHED}
      where company_id = $1 and id = $2 and (exists (select from joining) or exists (select from leaving)) returning *),
    told as (${eventInsert(
      'WORKGROUP',
      6,
      {
        subject_id: 'g.id',
        subject_name: 'g.display_name',
        subject_version: 'g.version',
        members: `jsonb_build_object(
          'added', (select coalesce(jsonb_agg(jsonb_build_object('userId', j.id, 'fromWorkgroupId', j.source,
            'userVersion', j.version)), '[]') from joined j),
          'removed', (select coalesce(jsonb_agg(jsonb_build_object('userId', d.id, 'userVersion', d.version)), '[]')
            from departed d),
          'skipped', (select coalesce(jsonb_agg(w.id), '[]') from unnest($3::uuid[]) as w(id) where not exists (
            select from "user" x where x.company_id = $1 and x.id = w.id and x.deleted_at is null)))`,
        versions: `(select jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version))
          from (select g.id, g.version union all select l.id, l.version from lost l) v)`,
      },
      'from g',
    )})
  select ${GROUP_PROJECTION} from g`;
}

/** Hides a group and leaves its members without one. */
export const DELETE = {
  name: 'group-delete',
  text: `with gone as (update workgroup set deleted_at = now(), version = version + 1, updated_at = ${TOUCHED}
      where company_id = $1 and id = $2 and deleted_at is null returning id, display_name, version),
    freed as (update "user" u set workgroup_id = null, version = u.version + 1, updated_at = ${TOUCHED} from gone
      where u.company_id = $1 and u.workgroup_id = gone.id and u.deleted_at is null returning u.id, u.version),
    told as (${eventInsert(
      'WORKGROUP',
      3,
      {
        subject_id: 'gone.id',
        subject_name: 'gone.display_name',
        subject_version: 'gone.version',
        members: `(select jsonb_build_object('added', '[]'::jsonb, 'skipped', '[]'::jsonb, 'removed',
          coalesce(jsonb_agg(jsonb_build_object('userId', f.id, 'userVersion', f.version)), '[]')) from freed f)`,
      },
      'from gone',
    )})
  select id from gone`,
};
