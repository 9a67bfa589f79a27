import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/*
 * Writes into the table of cases in docs/security.md which tests carry each id in their name; with --check it only says
 * where the table is not true. A case without a test needs a sentence of how else, why not, or what is missing.
 */
const PATH = 'docs/security.md';
const ID = /\b(?:SAML|OA|SC|GQ|SE|PW|AD|ST|TN|LG|SU|F|R)-\d\d\b/g;
const ROW = /^\| ([A-Z]+-\d\d) \| (.+) \| (.+) \|$/;
const WITHOUT_TEST = /^(?:by|does not apply:|not yet:) \S/;

const testsOf = new Map();
for (const file of readdirSync('test', { recursive: true })
  .filter((name) => name.endsWith('.ts'))
  .toSorted())
  for (const [id] of namesIn(readFileSync(`test/${file}`, 'utf8')).matchAll(ID))
    testsOf.set(id, (testsOf.get(id) ?? new Set()).add(`\`test/${file}\``));

const text = readFileSync(PATH, 'utf8');
const problems = [];
const rows = new Set();
const lines = text.split('\n').map((line) => {
  const [, id, what, where] = ROW.exec(line) ?? [];
  if (!id) return line;
  rows.add(id);
  const tests = testsOf.get(id);
  if (tests) return `| ${id} | ${what} | ${[...tests].join(', ')} |`;
  if (!WITHOUT_TEST.test(where)) problems.push(`${id} has no test: say how else ("by …"), why not, or what is missing`);
  return line;
});
for (const id of testsOf.keys()) if (!rows.has(id)) problems.push(`${id} is tested, and stands in no row`);
const written = lines.join('\n');
if (process.argv.includes('--check')) {
  if (written !== text) problems.push('the tests it names are others by now: run "npm run cases"');
} else writeFileSync(PATH, written);
for (const problem of problems) console.error(`${PATH}: ${problem}`);
if (problems.length > 0) process.exitCode = 1;

/** What stands between quotes, up to the end of its line: names of tests, and not the comments. */
function namesIn(source) {
  return Array.from(source.matchAll(/['"`].*$/gm), ([name]) => name).join('\n');
}
