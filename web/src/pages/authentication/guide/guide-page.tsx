import { Anchor, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import { AuthenticationDocument } from '../../../api/generated/graphql.ts';
import { useAnswer } from '../../../api/hooks.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { Page } from '../../../parts/page.tsx';
import type { SectionProps } from '../authentication.ts';
import { PageSection } from '../section.tsx';
import { entraSteps } from './entra-steps.tsx';
import type { GuideStep } from './guide-step.ts';
import { oktaSteps } from './okta-steps.tsx';
import { StepList } from './step-list.tsx';

const GUIDES = {
  okta: { name: 'Okta', steps: oktaSteps },
  entra: { name: 'Entra ID', steps: entraSteps },
} as const;
type Provider = keyof typeof GUIDES;
/** The connection may come about while one reads. */
const LOOK_MS = 5000;

/** Leads through the console of an identity provider, step by step, with the values of this company filled in. */
export function GuidePage() {
  const provider: Provider = useParams().provider === 'entra' ? 'entra' : 'okta';
  const answer = useAnswer(AuthenticationDocument, {}, { everyMs: LOOK_MS });
  return (
    <Page
      title={`Connect ${GUIDES[provider].name}`}
      about="Ten minutes. You need an administrator of both sides. Ticks stay in this browser."
    >
      <Anchor component={Link} to="/configuration/authentication" underline="always">
        Back to Authentication
      </Anchor>
      <Answered answer={answer}>
        {({ company }) =>
          company?.authenticationSettings ? (
            <Guide key={provider} provider={provider} company={company} settings={company.authenticationSettings} />
          ) : (
            <EmptyState title="For administrators">Ask an administrator of your company to do this.</EmptyState>
          )
        }
      </Answered>
    </Page>
  );
}

function Guide({ provider, company, settings }: SectionProps & { readonly provider: Provider }) {
  const steps = GUIDES[provider].steps({ company, settings });
  const [parameters] = useSearchParams();
  const [ticks, setTicks] = useLocalStorage<string[]>({ key: `guide:${company.id}:${provider}`, defaultValue: [] });
  const at = placeOf(parameters.get('step'), steps.length);
  const step = steps[at];
  const isDone = ({ id, isSeen }: GuideStep): boolean => isSeen === true || ticks.includes(id);
  if (!step) return null;
  return (
    <Group align="flex-start" gap="lg" wrap="wrap">
      <StepList steps={steps} at={at} isDone={isDone} />
      <Stack flex="1 1 340px" miw={0} maw={700}>
        <PageSection title={`${at + 1}. ${step.title}`}>
          {step.body}
          {step.isSeen === undefined ? (
            <Checkbox
              label="I have done this"
              checked={isDone(step)}
              onChange={(event) =>
                setTicks(event.currentTarget.checked ? [...ticks, step.id] : ticks.filter((id) => id !== step.id))
              }
            />
          ) : (
            <Text size="sm" fw={600} role="status">
              {step.isSeen ? 'Done: LeaveWizard sees it.' : 'Not yet: LeaveWizard notices when it is done.'}
            </Text>
          )}
        </PageSection>
        <Group justify="space-between">
          <StepLink to={at - 1} count={steps.length} label="Previous" />
          <Text size="sm">
            Step {at + 1} of {steps.length}
          </Text>
          <StepLink to={at + 1} count={steps.length} label="Next" />
        </Group>
      </Stack>
    </Group>
  );
}

interface StepLinkProps {
  readonly to: number;
  readonly count: number;
  readonly label: 'Previous' | 'Next';
}

function StepLink({ to, count, label }: StepLinkProps) {
  if (to < 0) return <span />;
  if (to >= count)
    return (
      <Button component={Link} to="/configuration/authentication">
        Finish
      </Button>
    );
  return (
    <Button component={Link} to={`?step=${to + 1}`} variant={label === 'Next' ? 'filled' : 'default'}>
      {label}
    </Button>
  );
}

/** Index of the step that the address names; the first one when it names none. */
function placeOf(step: string | null, count: number): number {
  const number = Number(step);
  return Number.isInteger(number) && number >= 1 && number <= count ? number - 1 : 0;
}
