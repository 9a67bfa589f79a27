import { type Scope, ViewerDocument, type ViewerQuery } from '../api/generated/graphql.ts';
import { useAnswer } from '../api/hooks.ts';

/** Who is signed in: a user in their company. */
export interface Viewer {
  readonly user: NonNullable<ViewerQuery['viewer']['user']>;
  readonly company: NonNullable<ViewerQuery['viewer']['company']>;
  readonly scopes: readonly Scope[];
  /** Whether they look after the company. */
  readonly isAdministrator: boolean;
  /** Whether the identity provider looks after users and pushed workgroups. */
  readonly isProvisioned: boolean;
}

/** The answer to who is signed in; its data are null for nobody. */
export function useViewerAnswer() {
  return useAnswer(ViewerDocument, {});
}

/** Who is signed in, on pages that the frame shows only to somebody who is. */
export function useViewer(): Viewer {
  const { data } = useViewerAnswer();
  const viewer = viewerOf(data);
  if (!viewer) throw new Error('This page is shown without anybody being signed in.');
  return viewer;
}

/** Who is signed in; undefined for nobody. */
export function viewerOf(data: ViewerQuery | undefined): Viewer | undefined {
  const { user, company, scopes } = data?.viewer ?? {};
  if (!user || !company || !scopes) return undefined;
  return {
    user,
    company,
    scopes,
    isAdministrator: scopes.includes('USERS_WRITE'),
    isProvisioned: company.isProvisioned,
  };
}
