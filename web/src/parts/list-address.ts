import { useSearchParams } from 'react-router';

interface ListAddress {
  /** What a parameter of the address says; null when it says nothing. */
  readonly get: (name: string) => string | null;
  /** Changes what is listed, which leads back to the first page. Null takes a parameter away. */
  readonly set: (changes: Readonly<Record<string, string | null>>) => void;
}

/** What a list shows, as the address of the page says: it can be kept, sent, and gone back to. */
export function useListAddress(): ListAddress {
  const [parameters, setParameters] = useSearchParams();
  return {
    get: (name) => parameters.get(name),
    set: (changes) =>
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          next.delete('after');
          for (const [name, value] of Object.entries(changes))
            if (value) next.set(name, value);
            else next.delete(name);
          return next;
        },
        { replace: true },
      ),
  };
}

/** Whether the address says one of the names that are known; anybody may have typed it. */
export function isKeyOf<Names extends object>(names: Names, text: string | null): text is keyof Names & string {
  return text !== null && Object.hasOwn(names, text);
}
