import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Where the page is that was shown last, whichever it was. */
let shownAt: string | undefined;

/**
 * For the heading of a page: whoever comes to it from another one has the focus there, so that a screen reader reads on
 * and Tab goes on from where the eye is. The first page after loading the app is the browser's to begin.
 */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (shownAt !== undefined && shownAt !== pathname) heading.current?.focus();
    shownAt = pathname;
  }, [pathname]);
  return heading;
}
