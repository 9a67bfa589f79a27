import { Anchor, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { AuthenticationDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { SamlForm } from './saml-form.tsx';
import { PageSection } from './section.tsx';
import { ServiceProviderValues } from './service-provider-values.tsx';

/** Where single sign-on with SAML is set up: values go there, and values come from there. */
export function SamlPage() {
  const answer = useAnswer(AuthenticationDocument, {});
  return (
    <Page
      title="Single sign-on"
      about="LeaveWizard and your identity provider exchange a few values once. Both pages open beside each other work best."
    >
      <Anchor component={Link} to="/configuration/authentication" underline="always">
        Back to Authentication
      </Anchor>
      <Answered answer={answer}>
        {({ company }) =>
          company?.authenticationSettings ? (
            <Stack gap="lg" maw={860}>
              <PageSection
                title="1. Give these values to your identity provider"
                about="Make a SAML 2.0 application there, and copy these into it."
              >
                <ServiceProviderValues saml={company.authenticationSettings.saml} />
              </PageSection>
              <PageSection
                title="2. Take over the values of your identity provider"
                about="Nothing changes until you press Submit. LeaveWizard never fetches an address by itself."
              >
                <SamlForm provider={company.authenticationSettings.saml.identityProvider ?? undefined} />
              </PageSection>
            </Stack>
          ) : (
            <EmptyState title="For administrators">Ask an administrator of your company to change this.</EmptyState>
          )
        }
      </Answered>
    </Page>
  );
}
