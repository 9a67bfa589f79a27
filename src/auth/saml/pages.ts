import type Koa from 'koa';
import { escaped } from '../html.ts';

/** What somebody is shown on a page of its own. */
export interface Page {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly href: string; readonly text: string };
}

/** Answers with a page of text, without scripts and styles. */
export function show(ctx: Koa.Context, status: number, { title, paragraphs, link }: Page): void {
  const lines = [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><main>`,
    `<h1>${escaped(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p>`] : []),
    '</main></body></html>',
  ];
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = `${lines.join('\n')}\n`;
}
