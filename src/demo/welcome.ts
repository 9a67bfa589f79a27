import type { DemoCredentials } from './demo-company.ts';

/** The screen that `npm start` ends with. */
export function welcome(publicUrl: string, demo: Required<DemoCredentials> | undefined): string {
  const addresses = [
    ['Web app', `${publicUrl}/`],
    ['SCIM', `${publicUrl}/scim/v2`],
    ['GraphQL', `${publicUrl}/graphql`],
    ['Health', `${publicUrl}/readyz`],
  ];
  const credentials = demo
    ? [
        ['Company', 'Acme (acme), on the Premium plan, SCIM enabled'],
        ['Administrator', `${demo.userName}   password: ${demo.password}`],
        ['SCIM token', demo.scimToken],
      ]
    : [];
  const rows = [...addresses, ...credentials].map(([name = '', value = '']) => `  ${name.padEnd(14)} ${value}`);
  const example = demo
    ? ['', '  Try it:', `  curl -s -H "Authorization: Bearer ${demo.scimToken}" "${publicUrl}/scim/v2/Users?count=2"`]
    : [];
  return ['', 'LeaveWizard directory is ready.', '', ...rows, ...example, ''].join('\n');
}
