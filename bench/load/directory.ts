import type { DataSet } from './job.ts';

/** What the load knows of one server's directory: the data set, and what it has changed of it since. */
export class Directory {
  readonly #active = new Set<number>();
  readonly #groups: number[] = [];
  #created = 0;

  constructor(readonly dataSet: DataSet) {
    for (let person = 0; person < dataSet.people.length; person++) this.#active.add(person);
    for (let member = 0; member < this.memberCount; member++)
      this.#groups.push(Math.floor(member / dataSet.membersPerGroup));
  }

  /** People who are in a group at first: always the same, though they move. */
  get memberCount(): number {
    return this.dataSet.groups.length * this.dataSet.membersPerGroup;
  }

  get userCount(): number {
    return this.dataSet.people.length + this.#created;
  }

  /** A person of the data set by number, from 0 on. */
  person(number: number): { id: string; userName: string } {
    const found = this.dataSet.people[number];
    if (!found) throw new Error(`There is no person ${number}.`);
    return { id: found[0], userName: found[1] };
  }

  /** The ids of these many people who are in no group. */
  free(count: number): string[] {
    const ids = this.dataSet.people.slice(this.memberCount, this.memberCount + count).map(([id]) => id);
    if (ids.length < count) throw new Error(`Only ${ids.length} people are in no group, and ${count} are needed.`);
    return ids;
  }

  isActive(person: number): boolean {
    return this.#active.has(person);
  }

  setActive(person: number, active: boolean): void {
    if (active) this.#active.add(person);
    else this.#active.delete(person);
  }

  /** The group after the one that this person is in. */
  nextGroup(person: number): { index: number; id: string } {
    const index = ((this.#groups[person] ?? 0) + 1) % this.dataSet.groups.length;
    return { index, id: this.dataSet.groups[index] ?? '' };
  }

  setGroup(person: number, index: number): void {
    this.#groups[person] = index;
  }

  /** A number that no user was made with yet. */
  nextNewcomer(): number {
    return this.#created++;
  }
}
