import { ENTERPRISE, LEAVEWIZARD, type Profile } from './attributes.ts';
import { isObject } from './json.ts';
import { DEPARTMENTS, FAMILY_NAMES, GIVEN_NAMES, GROUP_NAMES, PLACES, TITLES } from './names.ts';
import { Random } from './random.ts';

const PASSWORD_LENGTH = 20;
const PASSWORD_ALPHABET = [...'abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789!#$%&()*+-/<=>?@^_~ äßñ€漢'];

/** What Okta holds of one made-up person before anything is changed. */
export interface Person {
  readonly userName: string;
  readonly profile: Profile;
  readonly password: string;
}

/** Makes the person with this index: always the same for the same seed. The seed is in the userName, so runs never meet. */
export function makePerson(seed: number, index: number): Person {
  const random = new Random(seed, 'person', index);
  const givenName = random.pick(GIVEN_NAMES);
  const familyName = random.pick(FAMILY_NAMES);
  const userName = `sim${seed}.${padded(index)}.${localPart(random, givenName, familyName)}@example.com`;
  const profile: Profile = {
    userName,
    externalId: `00u${seed}x${padded(index)}${random.below(36 ** 6).toString(36)}`,
    name: { givenName, familyName, ...sometimes(random, 0.2, { middleName: random.pick(GIVEN_NAMES) }) },
    displayName: random.chance(0.1) ? `${givenName} ${familyName} 🌴` : `${givenName} ${familyName}`,
    emails: makeEmails(random, userName),
    ...sometimes(random, 0.7, { title: random.pick(TITLES) }),
    ...sometimes(random, 0.3, { nickName: `${givenName}-${index}` }),
    ...sometimes(random, 0.6, { phoneNumbers: makePhoneNumbers(random) }),
    ...makePlace(random, index),
  };
  return { userName, profile, password: makePassword(seed, index, 'first') };
}

/** The profile after a change in Okta: promoted, married, or leaving, with attributes added, changed and cleared. */
export function changeProfile(seed: number, index: number, profile: Profile, managerId: string | undefined): Profile {
  const random = new Random(seed, 'change', index);
  const { nickName: _cleared, ...kept } = profile;
  const familyName = random.pick(FAMILY_NAMES);
  const enterprise = isObject(profile[ENTERPRISE]) ? profile[ENTERPRISE] : {};
  const leavewizard = isObject(profile[LEAVEWIZARD]) ? profile[LEAVEWIZARD] : {};
  return {
    ...kept,
    title: `Senior ${random.pick(TITLES)}`,
    ...sometimes(random, 0.3, { name: { ...(isObject(kept.name) ? kept.name : {}), familyName } }),
    ...sometimes(random, 0.3, { displayName: `${familyName} (${index})` }),
    ...sometimes(random, 0.4, { phoneNumbers: makePhoneNumbers(random) }),
    [ENTERPRISE]: {
      ...enterprise,
      department: random.pick(DEPARTMENTS),
      ...(managerId === undefined ? {} : { manager: { value: managerId } }),
    },
    ...sometimes(random, 0.2, { [LEAVEWIZARD]: { ...leavewizard, endDate: day(random, 2030) } }),
  };
}

/** A random password, as Okta sends with every create, and with every password synced later. */
export function makePassword(seed: number, index: number, purpose: string): string {
  const random = new Random(seed, 'password', purpose, index);
  return Array.from({ length: PASSWORD_LENGTH }, () => PASSWORD_ALPHABET[random.below(PASSWORD_ALPHABET.length)]).join(
    '',
  );
}

/** What the group with this index is called at first, and after it is renamed. */
export function makeGroupNames(seed: number, index: number): { readonly first: string; readonly later: string } {
  const name = new Random(seed, 'group', index).pick(GROUP_NAMES);
  return { first: `sim${seed} ${padded(index)} ${name}`, later: `sim${seed} ${padded(index)} ${name} – renamed` };
}

function localPart(random: Random, givenName: string, familyName: string): string {
  const full = `${givenName}.${familyName}`;
  const ascii =
    full
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .replace(/\.$|^\./, '') || 'user';
  return random.pick([
    ascii.toLowerCase(),
    ascii.toLowerCase(),
    ascii,
    `${ascii.toLowerCase()}+leave`,
    "o'hara",
    full.normalize('NFC').replace(/[^\p{L}\p{N}.-]/gu, ''),
  ]);
}

function makeEmails(random: Random, userName: string): Profile[] {
  const work = { value: userName, type: 'work', primary: true };
  return random.chance(0.3) ? [work, { value: `home.${userName}`, type: 'home', primary: false }] : [work];
}

function makePhoneNumbers(random: Random): Profile[] {
  const mobile = { value: `+49 151 ${random.below(10 ** 7)}`, type: 'mobile', primary: true };
  return random.chance(0.3) ? [mobile, { value: `(0221) ${random.below(10 ** 5)}-0 x12`, type: 'work' }] : [mobile];
}

/** What depends on where a person works: languages for all, address and the two extensions for a share. */
function makePlace(random: Random, index: number): Profile {
  const { language, locale, timezone, country, region, city } = random.pick(PLACES);
  const address = {
    type: 'work',
    streetAddress: `${random.below(200) + 1} Main St\nFloor 2`,
    locality: city,
    postalCode: `${10_000 + random.below(80_000)}`,
    country,
    primary: true,
  };
  const enterprise = {
    employeeNumber: `E-${padded(index)}`,
    department: random.pick(DEPARTMENTS),
    costCenter: `${random.below(100)}.0`,
    ...sometimes(random, 0.5, { organization: 'Example & Söhne', division: 'EMEA' }),
  };
  return {
    locale,
    preferredLanguage: language,
    timezone,
    userType: random.pick(['Employee', 'Contractor']),
    ...sometimes(random, 0.3, { addresses: [address] }),
    ...sometimes(random, 0.6, { [ENTERPRISE]: enterprise }),
    ...sometimes(random, 0.4, {
      [LEAVEWIZARD]: { startDate: day(random, 2015), holidayCountry: country, holidayRegion: region },
    }),
  };
}

function sometimes(random: Random, share: number, members: Profile): Profile {
  return random.chance(share) ? members : {};
}

/** A day within ten years from the given one, 29 February included. */
function day(random: Random, fromYear: number): string {
  return new Date(Date.UTC(fromYear, 0, 1 + random.below(3650))).toISOString().slice(0, 10);
}

function padded(index: number): string {
  return String(index).padStart(4, '0');
}
