/** Where somebody goes who has come in: the page they were sent here from, which is always one of ours. */
export function destinationOf(search: string): string {
  const wished = new URLSearchParams(search).get('returnTo') ?? '/';
  const url = URL.parse(wished, location.origin);
  if (url?.origin !== location.origin || !wished.startsWith('/')) return '/';
  // `/.//example.com` is a path of ours, `//example.com` would be a host.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search;
}

/** The way to an identity provider, and from there to the destination. */
export function singleSignOnUrl(url: string, destination: string): string {
  const way = new URL(url, location.origin);
  if (destination !== '/') way.searchParams.set('returnTo', destination);
  return way.href;
}
