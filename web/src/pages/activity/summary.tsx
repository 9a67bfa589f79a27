import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { ProvisioningSummaryDocument, type ProvisioningSummaryQuery } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Time } from '../../parts/time.tsx';
import { LIVE_EVERY_MS } from './live.ts';

/** Draws by a library of its own, which nobody else has to load. */
const DaysChart = lazy(async () => ({ default: (await import('./days-chart.tsx')).DaysChart }));
const DAYS = 30;
const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

type Status = NonNullable<NonNullable<ProvisioningSummaryQuery['company']>['provisioningStatus']>;

/** How provisioning goes: at a glance, and over the last days. */
export function Summary() {
  const variables = { days: DAYS, timeZone: TIME_ZONE };
  const answer = useAnswer(ProvisioningSummaryDocument, variables, { everyMs: LIVE_EVERY_MS });
  return (
    <Answered answer={answer}>
      {({ company }) => (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Card withBorder component="section" aria-labelledby="status">
            <Title order={2} size="h4" id="status" mb="sm">
              Status
            </Title>
            {company?.provisioningStatus && <StatusFacts status={company.provisioningStatus} />}
          </Card>
          <Card withBorder component="section" aria-labelledby="days">
            <Title order={2} size="h4" id="days" mb="sm">
              {`Calls of the last ${DAYS} days`}
            </Title>
            <Suspense fallback={<Loading />}>
              <DaysChart days={company?.provisioningDays ?? []} />
            </Suspense>
          </Card>
        </SimpleGrid>
      )}
    </Answered>
  );
}

function StatusFacts({ status }: { readonly status: Status }) {
  const { firstCallAt, lastCallAt, lastSuccessAt, provisionedUsers, provisionedWorkgroups, errorsInLastDay } = status;
  if (!firstCallAt) return <Text>Waiting for the first call of your identity provider.</Text>;
  return (
    <Stack gap="xs">
      <Fact name="Last call">{lastCallAt && <Time at={lastCallAt} />}</Fact>
      <Fact name="Last success">{lastSuccessAt ? <Time at={lastSuccessAt} /> : 'none yet'}</Fact>
      <Fact name="Provisioned users">{provisionedUsers.toLocaleString()}</Fact>
      <Fact name="Pushed workgroups">{provisionedWorkgroups.toLocaleString()}</Fact>
      <Fact name="Errors in the last 24 hours">{errorsInLastDay.toLocaleString()}</Fact>
    </Stack>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text size="sm" fw={600} component="div">
        {children}
      </Text>
    </Group>
  );
}
