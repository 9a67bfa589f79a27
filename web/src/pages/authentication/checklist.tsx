import { Alert, List, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Time } from '../../parts/time.tsx';
import type { AuthenticationCompany, Progress } from './authentication.ts';
import { PageSection } from './section.tsx';

interface ChecklistProps {
  readonly company: AuthenticationCompany;
  readonly progress: Progress;
}

interface Item {
  readonly isDone: boolean;
  readonly title: string;
  /** What it takes, as long as it is not done. */
  readonly todo: ReactNode;
}

/** What is there and what is still missing until the identity provider looks after users. */
export function Checklist({ company, progress }: ChecklistProps) {
  const items = itemsOf(company, progress);
  const next = items.find(({ isDone }) => !isDone);
  return (
    <PageSection title="The way to provisioning">
      {!progress.hasPlan && <PlanAlert company={company} />}
      <List spacing="xs" listStyleType="none" role="list">
        {items.map((item) => (
          <Entry key={item.title} item={item} isNext={item === next} />
        ))}
      </List>
      {progress.lastCallAt && !next && (
        <Text size="sm">
          Everything is in place. The last call came <Time at={progress.lastCallAt} />.
        </Text>
      )}
    </PageSection>
  );
}

function Entry({ item: { isDone, title, todo }, isNext }: { readonly item: Item; readonly isNext: boolean }) {
  return (
    <List.Item
      icon={
        <ThemeIcon size={22} radius="xl" color={isDone ? 'teal' : 'gray'} variant={isDone ? 'filled' : 'light'}>
          {isDone ? <IconCheck size={14} aria-hidden /> : <IconCircleDashed size={14} aria-hidden />}
        </ThemeIcon>
      }
    >
      <Text span fw={isNext ? 600 : 400}>
        {title}
      </Text>{' '}
      <Text span size="sm" c="dimmed">
        {isDone ? 'Done' : isNext ? 'Next' : 'To do'}
      </Text>
      {isNext && <Text size="sm">{todo}</Text>}
    </List.Item>
  );
}

function PlanAlert({ company }: { readonly company: AuthenticationCompany }) {
  return (
    <Alert color="orange" title="Provisioning is part of the Premium plan">
      {company.name} is on the {planName(company)} plan. Ask your contact at LeaveWizard, or whoever in your company
      looks after the contract, for Premium. Everything below that needs it is shown, but cannot be changed until then.
    </Alert>
  );
}

function planName({ plan }: AuthenticationCompany): string {
  return plan.charAt(0) + plan.slice(1).toLowerCase();
}

function itemsOf(company: AuthenticationCompany, progress: Progress): Item[] {
  return [
    { isDone: progress.hasPlan, title: 'Premium plan', todo: `${company.name} needs the Premium plan: see above.` },
    {
      isDone: progress.hasSaml,
      title: 'Single sign-on (SAML)',
      todo: 'Press Configure below: you exchange a few values with your identity provider.',
    },
    {
      isDone: progress.isEnabled,
      title: 'SCIM provisioning',
      todo: 'Tick Enable SCIM provisioning below, and press Submit.',
    },
    {
      isDone: progress.isConnected,
      title: 'Identity provider connected',
      todo: 'In Okta press Authenticate with LeaveWizard; for others create a token below. The guides show where.',
    },
    {
      isDone: progress.lastCallAt !== null,
      title: 'First call of the identity provider',
      todo: 'Waiting for it. Test the connection there, or assign the first person.',
    },
  ];
}
