import { useState } from 'react';
import { Door } from './door.tsx';
import { ResetRequestForm } from './reset-request-form.tsx';
import { SetPasswordForm } from './set-password-form.tsx';

/**
 * Where a mailed link leads, whose secret follows the #; without one, where a link is asked for. The secret is taken out
 * of the address at once, so that it stays in no history.
 */
export function PasswordPage() {
  const [link] = useState(takeLink);
  return link === '' ? (
    <Door title="Forgot your password?">
      <ResetRequestForm />
    </Door>
  ) : (
    <Door title="Set your password">
      <SetPasswordForm link={link} />
    </Door>
  );
}

/** Kept for as long as the page is open: React may ask twice. */
let taken = '';

function takeLink(): string {
  if (location.hash.length > 1) {
    taken = location.hash.slice(1);
    history.replaceState(history.state, '', location.pathname);
  }
  return taken;
}
