import type Koa from 'koa';
import { html } from '../html.ts';
import { showPage } from '../page.ts';

/** What somebody is shown on a page of its own. */
export interface Message {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly href: string; readonly text: string };
}

/** Answers with a page of text. */
export function show(ctx: Koa.Context, publicUrl: string, status: number, message: Message): void {
  const { title, paragraphs, link } = message;
  const body = html`${paragraphs.map((text) => html`<p>${text}</p>`)}
${link ? html`<p><a href="${link.href}">${link.text}</a></p>` : ''}`;
  showPage(ctx, publicUrl, status, { title, body });
}

export function showBusy(ctx: Koa.Context, publicUrl: string): void {
  ctx.set('Retry-After', '60');
  show(ctx, publicUrl, 429, { title: 'Too many attempts', paragraphs: ['Please try again in a minute.'] });
}
