/** Urns of the schemas that we publish (RFC 7643 §10.3), spelt once. */

export const USER_URN = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_URN = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LEAVEWIZARD_URN = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';
export const CUSTOM_URN = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';
export const GROUP_URN = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const SCHEMA_URN = 'urn:ietf:params:scim:schemas:core:2.0:Schema';
export const RESOURCE_TYPE_URN = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
export const SERVICE_PROVIDER_CONFIG_URN = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
