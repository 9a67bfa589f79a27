const ASCII = /^\p{ASCII}*$/u;
// A letter of its own in Turkish; Unicode's default case folding leaves it alone, upper-casing would not.
const DOTLESS_I = 'ı';

/**
 * The form in which text is compared "without case": NFKC, then Unicode case folding, one code point at a time
 * (so that a final sigma folds like any other), then NFKC again. Stored beside the text, and never computed in
 * SQL: JavaScript's and PostgreSQL's rules differ, and `lower()` is not leakproof.
 */
export function textKey(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text.normalize('NFKC')) {
    folded += character === DOTLESS_I ? character : character.toLowerCase().toUpperCase().toLowerCase();
  }
  return folded.normalize('NFKC');
}

/** The key under which a name is unique: without case, and without the white space around it. */
export function nameKey(name: string): string {
  return textKey(name.trim());
}
