import { Alert, Code, Stack, Text, Title } from '@mantine/core';
import { ProvisioningCallDocument, type ProvisioningCallQuery } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { ChangeTable } from '../../parts/change-table.tsx';
import { Facts } from '../../parts/facts.tsx';
import { MembersSaid } from '../../parts/members-said.tsx';
import { customLabelsOf } from '../../parts/user-labels.ts';

type Call = NonNullable<NonNullable<ProvisioningCallQuery['company']>['provisioningCalls']>['nodes'][number];

interface CallDetailsProps {
  readonly requestId: string;
  /** Level of the headings in it. */
  readonly order: 4 | 5;
}

/** What was asked, what was answered, what changed, and, where it was refused, why and what to do. */
export function CallDetails({ requestId, order }: CallDetailsProps) {
  const answer = useAnswer(ProvisioningCallDocument, { requestId });
  return (
    <Answered answer={answer}>
      {({ company }) => {
        const [call] = company?.provisioningCalls?.nodes ?? [];
        return call ? (
          <Details
            call={call}
            requestId={requestId}
            order={order}
            customLabels={customLabelsOf(company?.customFields)}
          />
        ) : (
          <Text>It has been deleted meanwhile.</Text>
        );
      }}
    </Answered>
  );
}

interface DetailsProps extends CallDetailsProps {
  readonly call: Call;
  readonly customLabels: ReadonlyMap<string, string>;
}

function Details({ call, requestId, order, customLabels }: DetailsProps) {
  const telling = call.events.filter(tellsOfChange);
  return (
    <Stack gap="md">
      {call.refusal && (
        <Alert color="red" title={call.refusal.cause}>
          <Text size="sm">{call.refusal.mend}</Text>
          {call.refusal.detail && <Text size="sm">{`The answer said: ${call.refusal.detail}`}</Text>}
        </Alert>
      )}
      <Facts
        facts={{
          Request: `${call.method} ${call.path}`,
          'Request id': requestId,
          Client: call.userAgent,
          Took: `${call.durationMs.toLocaleString(undefined, { maximumFractionDigits: 1 })} ms`,
        }}
      />
      {telling.map(({ id, subjectName, changes, members, notes }) => (
        <Stack key={id} gap="xs">
          <Title order={order} size="h5">{`What changed${subjectName ? `: ${subjectName}` : ''}`}</Title>
          <ChangeTable changes={changes} customLabels={customLabels} />
          <MembersSaid members={members} />
          {notes.map((note) => (
            <Text key={note} size="sm">
              {note}
            </Text>
          ))}
        </Stack>
      ))}
      <Body order={order} title="What was asked" text={call.requestBody} isCut={call.requestCut} />
      <Body order={order} title="What was answered" text={call.responseBody} isCut={call.responseCut} />
    </Stack>
  );
}

/** Whether an event has more to say than that something was refused. */
function tellsOfChange({ changes, members, notes }: Call['events'][number]): boolean {
  const moved = members ? members.addedCount + members.removedCount : 0;
  return changes.length + notes.length + moved > 0;
}

interface BodyProps extends Pick<CallDetailsProps, 'order'> {
  readonly title: string;
  readonly text: string | null;
  readonly isCut: boolean;
}

function Body({ order, title, text, isCut }: BodyProps) {
  if (text === null) return null;
  return (
    <div>
      <Title order={order} size="h5">
        {title}
      </Title>
      <Code block mah={320} style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={title}>
        {indented(text)}
      </Code>
      {isCut && (
        <Text size="sm" c="dimmed">
          The rest was too long to be kept.
        </Text>
      )}
    </div>
  );
}

/** JSON, easy to read; as it is when it is none, or was cut. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
