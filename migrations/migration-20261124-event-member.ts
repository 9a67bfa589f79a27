import { Migration } from '@mikro-orm/migrations';

/** Whom an event moved into or out of a workgroup, so that the history of a user is found by an index. */
export class Migration20261124EventMember extends Migration {
  override up(): void {
    this.addSql(`create table event_member (
      company_id uuid not null,
      user_id uuid not null,
      event_id uuid not null,
      primary key (company_id, user_id, event_id)
    )`);
    this.addSql(`insert into event_member (company_id, user_id, event_id)
      select distinct e.company_id, (m.value ->> 'userId')::uuid, e.id from event e,
        jsonb_array_elements((e.members -> 'added') || (e.members -> 'removed')) as m(value) where e.members is not null`);
  }
}
