import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';

/** What is shown to somebody of whom nothing is known yet. */
export interface NameForm {
  /** Where the forms of this request are posted to. */
  readonly action: string;
  readonly clientName: string;
  readonly userName: string;
  readonly problem: string | undefined;
}

/** The first step: who they are. */
export function namePage({ action, clientName, userName, problem }: NameForm): Page {
  return {
    title: 'Sign in to LeaveWizard',
    body: html`<p>${clientName} asks to be connected to your company. Sign in as an administrator.</p>
${alert(problem)}
<form method="post" action="${action}/start">
<label for="userName">E-mail address or user name</label>
<input id="userName" name="userName" value="${userName}" autocomplete="username" autocapitalize="none" required>
<button type="submit">Continue</button>
</form>`,
  };
}

/** What is shown to somebody who has said who they are. */
export interface ProofForm {
  readonly action: string;
  readonly userName: string;
  /** Whether a password is what they are expected to have. */
  readonly password: boolean;
  /** Ways to their identity providers: as links, since a form may not lead to other sites. */
  readonly singleSignOn?: readonly { companyName: string; href: string }[];
  /** Slug of the company they have chosen; empty when none was. */
  readonly company?: string;
  /** Those in which the password is right, for them to choose from. */
  readonly companies?: readonly { slug: string; name: string }[] | undefined;
  readonly problem?: string | undefined;
}

/** The second step: the proof. A password is always possible, for administrators who are named as exceptions. */
export function proofPage(form: ProofForm): Page {
  const { action, userName, password, singleSignOn = [], companies, problem } = form;
  return {
    title: 'Sign in to LeaveWizard',
    body: html`<p>You sign in as <strong>${userName}</strong>. <a href="${action}?other">That is not me</a></p>
${alert(problem)}
${companies ? html`<p role="status">You have this password in several companies. Choose one, and type it once more.</p>` : ''}
${singleSignOn.map(({ companyName, href }) => html`<p><a href="${href}">Single sign-on at ${companyName}</a></p>`)}
${password ? passwordForm(form) : html`<details><summary>Use a password instead</summary>${passwordForm(form)}</details>`}`,
  };
}

/** The name stands in the form so that a browser keeps it with the password. */
function passwordForm({ action, userName, company = '', companies }: ProofForm): Html {
  return html`<form method="post" action="${action}/sign-in">
<input name="userName" value="${userName}" autocomplete="username" type="hidden">
${companies ? companyField(companies) : html`<input name="company" value="${company}" type="hidden">`}
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Sign in</button>
</form>`;
}

function companyField(companies: readonly { slug: string; name: string }[]): Html {
  return html`<label for="company">Company</label>
<select id="company" name="company" required>
${companies.map(({ slug, name }) => html`<option value="${slug}">${name}</option>`)}
</select>`;
}

function alert(problem: string | undefined): Html | '' {
  return problem ? html`<p role="alert">${problem}</p>` : '';
}
