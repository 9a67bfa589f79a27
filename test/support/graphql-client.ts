import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { withClient } from '../services/support/dump.ts';
import type { TestService } from './service.ts';

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }).loose())
    .optional(),
});

/** What a GraphQL request was answered with. */
export interface GraphqlAnswer extends z.output<typeof answerSchema> {
  readonly status: number;
  readonly text: string;
}

/** Sends one operation to the GraphQL door. Without a token somebody who has not signed in. */
export async function graphql(
  service: TestService,
  query: string,
  variables: object = {},
  token?: string,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return answer(response);
}

/** Reads an answer of the GraphQL door. */
export async function answer(response: Response): Promise<GraphqlAnswer> {
  const text = await response.text();
  return { status: response.status, text, ...answerSchema.parse(JSON.parse(text)) };
}

/** A token of LeaveWizard's staff. */
export async function staffToken({ service }: TestService, mayWrite: boolean): Promise<string> {
  return (await service.services.staff.createToken(operator('test'), 'staff', mayWrite)).secret;
}

/**
 * Whether a user name and a password belong together, asked as the sign-in page would. Failures before are forgotten:
 * how many there may be is not what is asked.
 */
export async function signsIn(service: TestService, userName: string, password: string): Promise<boolean> {
  await withClient(service.databaseUrl, (client) => client.query('delete from rate_limit'));
  const query = `mutation ($u: String!, $p: String!) { signIn(companySlug: "acme", userName: $u, password: $p) { user { userName } userErrors { code } } }`;
  const { data } = await graphql(service, query, { u: userName, p: password });
  const { user } = z
    .object({ signIn: z.object({ user: z.object({ userName: z.string() }).nullable() }) })
    .parse(data).signIn;
  return user !== null;
}
