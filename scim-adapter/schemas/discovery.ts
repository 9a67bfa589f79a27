import { COUNT_DEFAULT, COUNT_MAX } from '../protocol/list.ts';
import type { Schema } from '../protocol/schema.ts';
import { GROUP_RESOURCE } from './group.ts';
import {
  CUSTOM_URN,
  ENTERPRISE_URN,
  GROUP_URN,
  LEAVEWIZARD_URN,
  RESOURCE_TYPE_URN,
  SCHEMA_URN,
  SERVICE_PROVIDER_CONFIG_URN,
  USER_URN,
} from './urns.ts';
import { publishedUser, type UserVariant } from './user.ts';

/** A description that can be asked for by its id. */
export interface Described {
  readonly id: string;
  readonly [attribute: string]: unknown;
}

/** How much a bulk request may hold (RFC 7644 §3.7.4). */
interface BulkLimits {
  readonly maxOperations: number;
  /** In bytes. */
  readonly maxPayloadSize: number;
}

/**
 * What this service can do, as it is today (RFC 7643 §5, RFC 9865 §4). Whom it holds to the strict profile it promises
 * neither passwords nor ETags, and says that it keeps to the profile itself.
 */
export function serviceProviderConfig(
  baseUrl: string,
  bulk: BulkLimits,
  cursorTimeoutSeconds: number,
  { strict }: Pick<UserVariant, 'strict'>,
): object {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    patch: { supported: true },
    bulk: { supported: true, ...bulk },
    filter: { supported: true, maxResults: COUNT_MAX },
    changePassword: { supported: !strict },
    sort: { supported: true },
    etag: { supported: !strict },
    ...(strict && { interopProfileConformant: true }),
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: COUNT_DEFAULT,
      maxPageSize: COUNT_MAX,
      cursorTimeout: cursorTimeoutSeconds,
    },
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

/** The schemas of users and groups as a company has them (RFC 7643 §7); message urns are no schemas. */
export function schemas(baseUrl: string, variant: UserVariant): Described[] {
  const { core, extensions } = publishedUser(variant);
  const published: Schema[] = [core, ...extensions, GROUP_RESOURCE.core];
  return published.map((schema) => ({
    schemas: [SCHEMA_URN],
    ...schema,
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  }));
}

/**
 * The kinds of resources, and the schemas that each one uses (RFC 7643 §6). An extension with a required attribute is
 * required itself.
 */
export function resourceTypes(baseUrl: string, { customFields }: UserVariant): Described[] {
  const extensions = [ENTERPRISE_URN, LEAVEWIZARD_URN].map((schema) => ({ schema, required: false }));
  if (customFields.length > 0)
    extensions.push({ schema: CUSTOM_URN, required: customFields.some(({ required }) => required) });
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
