import type Koa from 'koa';
import { type Html, html } from './html.ts';

/** Where the style of our own pages is served, below PUBLIC_URL. */
export const STYLE_PATH = '/oauth/pages.css';

/** What a page shows. */
export interface Page {
  readonly title: string;
  readonly body: Html;
}

/** As the web app looks: its colours, light and dark, its fonts and its card. */
export const STYLE = `:root { color-scheme: light dark; --ink: #000; --soft: #495057; --ground: #fff; --card: #fff; --line: #dee2e6;
  --field: #868e96; --primary: #3b5bdb; --pressed: #364fc7; --link: #3b5bdb; --wrong: #a51111; --wrong-ground: #fff5f5 }
@media (prefers-color-scheme: dark) { :root { --ink: #c9c9c9; --soft: #b8b8b8; --ground: #242424; --card: #2e2e2e; --line: #424242;
  --field: #828282; --link: #91a7ff; --wrong: #ff8787; --wrong-ground: #3b2526 } }
* { box-sizing: border-box }
body { display: grid; place-items: center; min-height: 100dvh; margin: 0; padding: 1rem; color: var(--ink); background: var(--ground);
  font: 1rem/1.55 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif }
main { width: 100%; max-width: 420px; padding: 2rem; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem }
.brand { margin: 0; font-weight: 700; color: var(--soft) }
h1 { margin: 1rem 0; font-size: 1.375rem; line-height: 1.4 }
p, ul, form { margin: 1rem 0 0 }
ul { padding-left: 1.25rem }
a { color: var(--link) }
summary { margin-top: 1rem; cursor: pointer }
label { display: block; margin: 1rem 0 0.25rem; font-size: 0.875rem; font-weight: 500 }
input, select { width: 100%; padding: 0.5rem 0.75rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--field); border-radius: 0.5rem }
button { margin: 1rem 0.5rem 0 0; padding: 0.5rem 1.125rem; font: inherit; font-size: 0.875rem; font-weight: 600; cursor: pointer;
  color: #fff; background: var(--primary); border: 1px solid var(--primary); border-radius: 0.5rem }
button:hover { background: var(--pressed) }
button[value=cancel] { color: inherit; background: var(--card); border-color: var(--field) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
[role=alert], [role=status] { padding: 0.5rem 1rem; border-left: 4px solid var(--link); border-radius: 0.25rem }
[role=alert] { color: var(--wrong); background: var(--wrong-ground); border-color: var(--wrong) }
`;

/** Answers with a page of our own: no script, no style but ours, in no frame (the app's headers say so). */
export function showPage(ctx: Koa.Context, publicUrl: string, status: number, { title, body }: Page): void {
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – LeaveWizard</title><link rel="stylesheet" href="${publicUrl}${STYLE_PATH}">
<link rel="icon" href="${publicUrl}/favicon.svg"></head>
<body><main>
<p class="brand">LeaveWizard</p>
<h1>${title}</h1>
${body}
</main></body>
</html>
`;
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = page.text;
}
