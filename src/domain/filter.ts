import type { DateAttribute, ReferenceAttribute, Source, TextAttribute } from './user.ts';

/** Conditions on one text; all that are given must hold. Whether case counts is decided by the attribute. */
export interface TextFilter {
  eq?: string | null;
  in?: readonly string[] | null;
  contains?: string | null;
  startsWith?: string | null;
  endsWith?: string | null;
  gt?: string | null;
  gte?: string | null;
  lt?: string | null;
  lte?: string | null;
  present?: boolean | null;
}
export interface BooleanFilter {
  eq?: boolean | null;
  present?: boolean | null;
}
export interface NumberFilter {
  eq?: number | null;
  gt?: number | null;
  gte?: number | null;
  lt?: number | null;
  lte?: number | null;
  present?: boolean | null;
}
/** Conditions on a day (YYYY-MM-DD) or on an instant (RFC 3339). */
export interface TimeFilter {
  eq?: string | null;
  gt?: string | null;
  gte?: string | null;
  lt?: string | null;
  lte?: string | null;
  present?: boolean | null;
}

/** Combines conditions of one kind. All members of one object must hold. */
export interface Combined<Filter> {
  and?: readonly Filter[] | null;
  or?: readonly Filter[] | null;
  not?: Filter | null;
}

/** Holds for an element of a multi-valued attribute. */
export interface ElementFilter extends Combined<ElementFilter> {
  primary?: BooleanFilter | null;
  [attribute: string]: TextFilter | BooleanFilter | ElementFilter | readonly ElementFilter[] | null | undefined;
}
export interface ReferenceFilter {
  value?: TextFilter | null;
  displayName?: TextFilter | null;
}
export interface MemberFilter extends Combined<MemberFilter> {
  id?: TextFilter | null;
  displayName?: TextFilter | null;
  present?: boolean | null;
}

/** Conditions on one custom field: those that go with its kind, texts for choices too. */
export interface CustomFieldFilter {
  key: string;
  present?: boolean | null;
  text?: TextFilter | null;
  number?: NumberFilter | null;
  date?: TimeFilter | null;
  boolean?: BooleanFilter | null;
}

type TextConditions = { [Attribute in TextAttribute]?: TextFilter | null };
type DateConditions = { [Attribute in DateAttribute]?: TimeFilter | null };
type ReferenceConditions = { [Attribute in ReferenceAttribute]?: ReferenceFilter | null };

/** A question about users and workgroups together: which of each. */
export interface DirectoryFilter {
  users: UserFilter;
  workgroups: WorkgroupFilter;
}

/** A question about users. Two-valued: a comparison with an absent value is false, and `not` of it is true. */
export interface UserFilter extends Combined<UserFilter>, TextConditions, DateConditions, ReferenceConditions {
  /** Words, each of which stands in the display name, the user name, an e-mail address or the employee number. */
  search?: string | null;
  id?: TextFilter | null;
  userName?: TextFilter | null;
  externalId?: TextFilter | null;
  active?: BooleanFilter | null;
  role?: TextFilter | null;
  source?: Source | null;
  emails?: ElementFilter | null;
  phoneNumbers?: ElementFilter | null;
  addresses?: ElementFilter | null;
  /** All of these hold. */
  customFields?: readonly CustomFieldFilter[] | null;
  workgroup?: MemberFilter | null;
  createdAt?: TimeFilter | null;
  updatedAt?: TimeFilter | null;
  version?: NumberFilter | null;
}

export interface WorkgroupFilter extends Combined<WorkgroupFilter> {
  id?: TextFilter | null;
  displayName?: TextFilter | null;
  externalId?: TextFilter | null;
  source?: Source | null;
  members?: MemberFilter | null;
  createdAt?: TimeFilter | null;
  updatedAt?: TimeFilter | null;
  version?: NumberFilter | null;
}
