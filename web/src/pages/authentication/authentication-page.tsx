import { Stack } from '@mantine/core';
import { AuthenticationDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { progressOf, type SectionProps } from './authentication.ts';
import { Checklist } from './checklist.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { GuideLinks } from './guide/guide-links.tsx';
import { ProvisioningSection } from './provisioning-section.tsx';
import { SignOnSection } from './sign-on-section.tsx';
import { TokensSection } from './tokens-section.tsx';

/** How often is looked whether the identity provider has called. */
const LOOK_MS = 5000;

/** Where an administrator connects the company's identity provider, and sees whether it works. */
export function AuthenticationPage() {
  const answer = useAnswer(AuthenticationDocument, {}, { everyMs: LOOK_MS });
  return (
    <Page title="Authentication" about="How your people sign in, and whether your identity provider looks after them.">
      <Answered answer={answer}>
        {({ company }) =>
          company?.authenticationSettings ? (
            <Sections company={company} settings={company.authenticationSettings} />
          ) : (
            <EmptyState title="For administrators">Ask an administrator of your company to change this.</EmptyState>
          )
        }
      </Answered>
    </Page>
  );
}

function Sections(props: SectionProps) {
  return (
    <Stack gap="lg" maw={860}>
      <Checklist progress={progressOf(props.company, props.settings)} company={props.company} />
      <GuideLinks />
      <SignOnSection {...props} />
      <ProvisioningSection {...props} />
      <ConnectionSection {...props} />
      <TokensSection {...props} />
    </Stack>
  );
}
