import { html } from '../html.ts';
import type { Page } from '../page.ts';

/** Who lets whom into what. */
export interface ConsentForm {
  readonly action: string;
  readonly clientName: string;
  readonly companyName: string;
  readonly userName: string;
  /** What the client will be able to do. */
  readonly abilities: readonly string[];
  readonly replaces: boolean;
}

export function consentPage(form: ConsentForm): Page {
  const { action, clientName, companyName, userName, abilities, replaces } = form;
  return {
    title: `Connect ${clientName} to ${companyName}`,
    body: html`<p>You are signed in as <strong>${userName}</strong> of <strong>${companyName}</strong>.</p>
<p>${clientName} will be able to, in ${companyName}:</p>
<ul>
${abilities.map((ability) => html`<li>${ability}</li>`)}
</ul>
<p>The connection belongs to the company, not to you. Administrators can end it at any time.</p>
${replaces ? html`<p>It replaces the connection that there is, as soon as it is used for the first time.</p>` : ''}
<form method="post" action="${action}/consent">
<button type="submit" name="answer" value="connect">Connect</button>
<button type="submit" name="answer" value="cancel">Cancel</button>
</form>
<p><a href="${action}?other">Use another account</a></p>`,
  };
}

export function refusalPage(action: string, clientName: string, userName: string, why: string): Page {
  return {
    title: `${clientName} cannot be connected`,
    body: html`<p role="alert">${why}</p>
<p>You are signed in as <strong>${userName}</strong>.</p>
<form method="post" action="${action}/consent">
<button type="submit" name="answer" value="cancel">Go back to ${clientName}</button>
</form>
<p><a href="${action}?other">Use another account</a></p>`,
  };
}
