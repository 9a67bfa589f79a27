import type { Source } from './user.ts';

/** People whose leave is planned together; SCIM calls it a Group. Times are text. */
export interface Workgroup {
  companyId: string;
  id: string;
  displayName: string;
  externalId: string | null;
  source: Source;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** A workgroup as a change left it. */
export interface ChangedWorkgroup extends Workgroup {
  /** How many members it has at the least, as far as the change found out. */
  readonly membersAtLeast?: number;
}

/** A member in short form. */
export interface Member {
  id: string;
  displayName: string | null;
}

/** A change of members: first `replaceWith`, then `add` and `remove`, which share no id. */
export interface MemberChange {
  add?: readonly string[] | null;
  remove?: readonly string[] | null;
  replaceWith?: readonly string[] | null;
}

/** Absent leaves a value as it is, null clears it. */
export interface WorkgroupChange {
  displayName?: string | null;
  externalId?: string | null;
  members?: MemberChange | null;
}

export interface WorkgroupDraft {
  displayName: string;
  externalId?: string | null;
  memberIds?: readonly string[] | null;
}
