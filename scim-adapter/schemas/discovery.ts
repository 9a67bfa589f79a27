import { COUNT_MAX } from '../protocol/list.ts';
import type { Schema } from '../protocol/schema.ts';
import { ENTERPRISE_USER } from './enterprise-user.ts';
import { GROUP_RESOURCE } from './group.ts';
import { LEAVEWIZARD_USER } from './leavewizard-user.ts';
import {
  ENTERPRISE_URN,
  GROUP_URN,
  LEAVEWIZARD_URN,
  RESOURCE_TYPE_URN,
  SCHEMA_URN,
  SERVICE_PROVIDER_CONFIG_URN,
  USER_URN,
} from './urns.ts';
import { userResource } from './user.ts';

/** A description that can be asked for by its id. */
export interface Described {
  readonly id: string;
  readonly [attribute: string]: unknown;
}

/** What this service can do, as it is today (RFC 7643 §5). */
export function serviceProviderConfig(baseUrl: string): object {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: COUNT_MAX },
    changePassword: { supported: true },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A SCIM token of the company, sent as "Authorization: Bearer …".',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  };
}

/** The schemas of users and groups, roles writable or not (RFC 7643 §7); message urns are no schemas. */
export function schemas(baseUrl: string, maySetRoles: boolean): Described[] {
  const published: Schema[] = [userResource(maySetRoles).core, ENTERPRISE_USER, LEAVEWIZARD_USER, GROUP_RESOURCE.core];
  return published.map((schema) => ({
    schemas: [SCHEMA_URN],
    ...schema,
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  }));
}

/** The kinds of resources, and the schemas that each one uses (RFC 7643 §6). */
export function resourceTypes(baseUrl: string): Described[] {
  const extensions = [ENTERPRISE_URN, LEAVEWIZARD_URN].map((schema) => ({ schema, required: false }));
  return [
    resourceType(baseUrl, 'User', '/Users', 'User account', USER_URN, extensions),
    resourceType(baseUrl, 'Group', '/Groups', 'Workgroup', GROUP_URN, []),
  ];
}

function resourceType(
  baseUrl: string,
  name: 'User' | 'Group',
  endpoint: string,
  description: string,
  schema: string,
  schemaExtensions: { schema: string; required: boolean }[],
): Described {
  return {
    schemas: [RESOURCE_TYPE_URN],
    id: name,
    name,
    endpoint,
    description,
    schema,
    schemaExtensions,
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${name}` },
  };
}
