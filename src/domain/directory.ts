import type { User } from './user.ts';
import type { Workgroup } from './workgroup.ts';

/** An entry of a list of users and workgroups together: one of the two. */
export interface DirectoryEntry {
  id: string;
  user: User | null;
  workgroup: Workgroup | null;
}
