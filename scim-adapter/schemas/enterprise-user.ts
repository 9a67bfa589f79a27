import type { Schema } from '../protocol/schema.ts';
import { attribute, userReference } from './attribute.ts';
import { ENTERPRISE_URN } from './urns.ts';

/** The enterprise extension (RFC 7643 §4.3). */
export const ENTERPRISE_USER: Schema = {
  id: ENTERPRISE_URN,
  name: 'EnterpriseUser',
  description: 'Enterprise user',
  attributes: [
    attribute('employeeNumber', 'Number of the employee in the company.'),
    attribute('costCenter', 'Cost center.'),
    attribute('organization', 'Organization.'),
    attribute('division', 'Division.'),
    attribute('department', 'Department.'),
    userReference('manager', "The user's manager."),
  ],
};
