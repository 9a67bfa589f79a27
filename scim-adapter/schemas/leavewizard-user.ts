import type { Schema } from '../protocol/schema.ts';
import { attribute, userReference } from './attribute.ts';
import { LEAVEWIZARD_URN } from './urns.ts';

/** What leave management needs to know about a user, and no standard schema holds. */
export const LEAVEWIZARD_USER: Schema = {
  id: LEAVEWIZARD_URN,
  name: 'LeaveWizardUser',
  description: 'LeaveWizard user',
  attributes: [
    attribute('startDate', 'First day at the company, YYYY-MM-DD.'),
    attribute('endDate', 'Last day at the company, YYYY-MM-DD.'),
    attribute('holidayCountry', 'Country whose public holidays apply, ISO 3166-1 alpha-2.'),
    attribute('holidayRegion', 'Region of that country whose public holidays apply.'),
    userReference('approver', "The user who approves this user's leave."),
  ],
};
