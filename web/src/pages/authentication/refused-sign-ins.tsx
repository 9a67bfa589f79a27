import { Alert, List, Text } from '@mantine/core';
import { RefusedSignInsDocument, type RefusedSignInsQuery } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Time } from '../../parts/time.tsx';
import { mendOf } from './mends.ts';

type SignIn = NonNullable<NonNullable<RefusedSignInsQuery['company']>['events']>['nodes'][number];

const LOOK_MS = 10_000;
const RECENT_MS = 86_400_000;

/** Sign-ins by SAML that were refused in the last day: why, and what to do about it. */
export function RefusedSignIns() {
  const { data } = useAnswer(RefusedSignInsDocument, {}, { everyMs: LOOK_MS });
  const signIns = (data?.company?.events?.nodes ?? []).filter(isRecentSaml);
  if (signIns.length === 0) return null;
  return (
    <Alert color="orange" title="Sign-ins that were refused in the last day">
      <List spacing="xs" size="sm" role="list">
        {signIns.map(({ id, occurredAt, requestId, subjectName, refusal }) => (
          <List.Item key={id}>
            <Text size="sm" fw={600}>
              {refusal?.message}
            </Text>
            <Text size="sm">{mendOf(refusal?.message ?? '')}</Text>
            <Text size="sm">
              {subjectName ? `${subjectName}, ` : ''}
              <Time at={occurredAt} />, number {requestId}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function isRecentSaml({ occurredAt, notes }: SignIn): boolean {
  return notes.some((note) => note.includes('SAML')) && Date.now() - Date.parse(occurredAt) < RECENT_MS;
}
