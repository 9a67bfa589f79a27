/** What to do about a response that was refused, by what the reason says. As in docs/okta-sso.md. */
const MENDS: readonly (readonly [RegExp, string])[] = [
  [
    /not by a certificate/,
    'Your identity provider signs with another certificate: press Reconfigure, and paste its metadata again.',
  ],
  [/algorithm/, 'Choose RSA-SHA256 for signatures and SHA256 for digests.'],
  [/Signature|signature|signed/, 'Have your identity provider sign both the response and the assertion.'],
  [/another Issuer/, 'The metadata is of another application: press Reconfigure, and paste that of LeaveWizard.'],
  [
    /another (Audience|Destination|Recipient)|Audience|Destination|Recipient/,
    'Compare the ACS URL and the entity ID at your identity provider with those on Reconfigure, letter by letter.',
  ],
  [/switched off/, 'Set single sign-on to Optional or Required.'],
  [/no user of this name/, 'Nobody here has the name that was sent: compare it with the user name in LeaveWizard.'],
  [/not active/, 'Reactivate this person at your identity provider or under People.'],
  [/Nobody is waiting/, 'More than ten minutes passed, or another browser was used: start again.'],
  [/Nobody asked/, 'It began at the identity provider: allow that below, or begin at LeaveWizard.'],
  [
    /valid for more than/,
    'Shorten the lifetime of assertions at your identity provider: the reason says what is accepted.',
  ],
  [
    /future|too old|expired/,
    'More than ten minutes passed at the identity provider, or the clock of one side is wrong.',
  ],
  [
    /too long ago/,
    'The person signed in there more than twelve hours ago: Try again on the page asks for a new sign-in.',
  ],
];

/** What to do about a sign-in that was refused for this reason. */
export function mendOf(reason: string): string {
  return MENDS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'Compare the settings of both sides on Reconfigure.';
}
