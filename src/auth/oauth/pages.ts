import type Koa from 'koa';
import { type Html, html } from '../html.ts';
import { PATHS } from './paths.ts';

/** What a page shows. */
export interface Page {
  readonly title: string;
  readonly body: Html;
}

/** Legible on a telephone, and nothing else. */
export const STYLE = `body { margin: 0 auto; max-width: 32rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff }
h1 { font-size: 1.5rem }
label { display: block; margin-top: 1rem }
input, select { box-sizing: border-box; width: 100%; padding: 0.5rem; font: inherit; border: 1px solid #595959 }
button { margin: 1rem 0.5rem 0 0; padding: 0.5rem 1rem; font: inherit }
[role=alert] { padding: 0.5rem 1rem; border-left: 4px solid #b00020 }
`;

/** Answers with a page of our own: no script, no style but ours, in no frame (the app's headers say so). */
export function showPage(ctx: Koa.Context, publicUrl: string, status: number, { title, body }: Page): void {
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – LeaveWizard</title><link rel="stylesheet" href="${publicUrl}${PATHS.style}"></head>
<body><main>
<h1>${title}</h1>
${body}
</main></body>
</html>
`;
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = page.text;
}

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
