import type { WorkgroupQuery } from '../../api/generated/graphql.ts';

/** A workgroup, as its page has it. */
export type Workgroup = NonNullable<NonNullable<WorkgroupQuery['company']>['workgroup']>;
