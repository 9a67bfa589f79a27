/**
 * The JSON of an object, as `JSON.stringify` would write it, in pieces of at most so many elements of an array in it.
 * What is undefined is left out.
 */
export function* jsonPieces(object: Readonly<Record<string, unknown>>, elementsMax: number): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    before += `${JSON.stringify(key)}:`;
    if (Array.isArray(value) && value.length > elementsMax) {
      yield `${before}[`;
      yield* elementPieces(value, elementsMax);
      before = ']';
    } else before += JSON.stringify(value);
    yield before;
    before = ',';
  }
  yield before === ',' ? '}' : '{}';
}

function* elementPieces(elements: readonly unknown[], elementsMax: number): Generator<string> {
  for (let at = 0; at < elements.length; at += elementsMax) {
    const json = JSON.stringify(elements.slice(at, at + elementsMax)).slice(1, -1);
    yield at === 0 ? json : `,${json}`;
  }
}
