import { readFileSync } from 'node:fs';

/*
 * Checks what package-lock.json lets in: no version with a known weakness, no licence nobody agreed to, no script at
 * installation nobody agreed to, nothing without a checksum, no version that may change. Says all that is wrong, and
 * ends with 1. Reads the two files and nothing else, so it needs no registry: `npm audit` is not served everywhere.
 */

/** Oldest versions that may be shipped, and why. Tools are left out: the tests play identity providers with old ones. */
const FLOORS = [
  ['@apollo/server', '5.5.0', 'GHSA-9q82-xgwf-vj6h: reading across sites'],
  ['@mikro-orm/core', '7.2.0', 'CVE-2026-34220, CVE-2026-34221: SQL in values, prototypes that are changed'],
  ['@mikro-orm/postgresql', '7.2.0', 'as @mikro-orm/core'],
  ['@node-saml/node-saml', '5.1.0', 'CVE-2025-54369, CVE-2025-54419: the assertion was read from unsigned text'],
  ['@xmldom/xmldom', '0.8.13', 'CVE-2026-34601, CVE-2026-41672 to 41675: documents that are read as others'],
  ['koa', '3.1.2', 'a Host header that is taken for another host'],
  ['xml-crypto', '6.0.1', 'CVE-2025-29774, CVE-2025-29775: signatures that sign something else'],
];

/** Node itself comes as a package: the newest line that gets fixes for years. */
const NODE_FLOOR = ['node', '24.0.0', 'Node 20 is past its end'];

const LICENCES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0'];
/** Of tools, which are not given to anybody; what is in the page of the playground by now is under them too. */
const LICENCES_OF_TOOLS = ['CC-BY-4.0', 'CC0-1.0', 'MPL-2.0', 'PSF-2.0', 'Python-2.0', 'Unlicense', 'WTFPL'];
/** Tools whose package.json says nothing: their LICENSE file or repository does. */
const LICENCE_KNOWN_OTHERWISE = {
  '@auth0/xmldom': 'MIT',
  'utils-flatten': 'MIT',
  'valid-url': 'MIT',
  xpath: 'MIT',
  xtend: 'MIT',
};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { allowScripts, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const locked = Object.entries(packages)
  .filter(([path, { link }]) => path.includes('node_modules/') && !link)
  .map(([path, entry]) => ({ ...entry, path, name: path.slice(path.lastIndexOf('node_modules/') + 13) }));

const problems = [
  ...FLOORS.flatMap((floor) => below(floor, (entry) => !entry.dev)),
  ...below(NODE_FLOOR, () => true),
  ...locked
    .filter((entry) => !isLicensed(entry))
    .map(({ path, license }) => `${path}: licence ${license ?? 'unknown'}`),
  // What is for another platform is not there to be summed up, where a mirror lacks it; npm refuses it then.
  ...locked.filter((entry) => !entry.integrity && !entry.optional).map(({ path }) => `${path}: no checksum`),
  ...scripts(),
  ...Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d/.test(version))
    .map(([name, version]) => `${name}: ${version} is no exact version`),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${locked.length} packages: versions, licences, checksums and install scripts are as agreed.`);

function below([name, floor, why], counts) {
  const found = locked.filter((entry) => entry.name === name && counts(entry));
  if (found.length === 0) return [`${name}: has a floor in scripts/supply.js, and is not there`];
  return found
    .filter(({ version }) => isOlder(version, floor))
    .map(({ path, version }) => `${path}: ${version} is older than ${floor} (${why})`);
}

/** A version before a release, such as 6.0.1-beta, counts as that release. */
function isOlder(version, floor) {
  const [ours, least] = [version, floor].map((text) => text.split('-')[0].split('.').map(Number));
  const at = least.findIndex((number, index) => number !== ours[index]);
  return at >= 0 && ours[at] < least[at];
}

/** Of several that all count, all must be agreed to; of several to choose from, one. */
function isLicensed({ name, license = LICENCE_KNOWN_OTHERWISE[name], dev, optional, integrity }) {
  // Written into the lock by complete-lock.js, for other platforms: the one for this platform tells.
  if (license === undefined && optional && !integrity) return true;
  const agreed = (dev ? [...LICENCES, ...LICENCES_OF_TOOLS] : LICENCES).map((one) => one.toLowerCase());
  return String(license)
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => agreed.includes(one.toLowerCase())));
}

/** Each package that wants to run something when it is installed is named in package.json, and none besides. */
function scripts() {
  const wanting = new Set(locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
  const named = new Set(Object.keys(allowScripts));
  return [
    ...[...wanting.difference(named)].map(
      (name) => `${name}: runs a script when it is installed; decide in allowScripts`,
    ),
    ...[...named.difference(wanting)].map((name) => `${name}: is in allowScripts, and runs no script`),
  ];
}
