import { Field } from 'type-graphql';
import type { TextAttribute } from '../domain/user.ts';

/** The text attributes of a user, as the schema describes them wherever they can be read, written or asked about. */
const USER_TEXTS: Record<TextAttribute, string> = {
  displayName: 'Name to show',
  formattedName: 'Full name, written out with all its parts',
  givenName: 'First name',
  familyName: 'Last name',
  middleName: 'Middle names',
  honorificPrefix: 'Title before the name, such as Dr.',
  honorificSuffix: 'What follows the name, such as Jr.',
  nickName: 'Casual name',
  title: 'Job title',
  userType: 'Relation to the company, such as Contractor',
  preferredLanguage: 'Language to write in, as in an Accept-Language header, such as de-CH',
  locale: 'How dates and numbers are shown, such as en-GB',
  timezone: 'Time zone of the IANA database, such as Europe/Berlin',
  employeeNumber: 'Number of the person in the company',
  costCenter: 'Cost center',
  organization: 'Name of the organization',
  division: 'Name of the division',
  department: 'Name of the department',
  holidayCountry: 'Country whose public holidays apply (ISO 3166-1 alpha-2), such as DE',
  holidayRegion: 'Part of that country whose public holidays apply, such as BY',
};

/** Declares a field for every text attribute of a user. */
export function UserTexts(type: () => object): ClassDecorator {
  return ({ prototype }) => {
    for (const [name, description] of Object.entries(USER_TEXTS))
      Field(type, { nullable: true, description })(prototype, name);
  };
}
