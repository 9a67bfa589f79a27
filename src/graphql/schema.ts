import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import './enums.ts';
import { BatchResolver } from './resolvers/batch.resolver.ts';
import { CompanyResolver } from './resolvers/company.resolver.ts';
import {
  CustomFieldCountResolver,
  CustomFieldResolver,
  CustomFieldValueResolver,
} from './resolvers/custom-field.resolver.ts';
import { EventResolver } from './resolvers/event.resolver.ts';
import {
  ProvisioningCallResolver,
  ProvisioningResolver,
  ProvisioningRunResolver,
  ProvisioningStatusResolver,
} from './resolvers/provisioning.resolver.ts';
import { SamlResolver, SamlServiceProviderResolver } from './resolvers/saml.resolver.ts';
import { AuthenticationSettingsResolver } from './resolvers/settings.resolver.ts';
import { SignInResolver } from './resolvers/sign-in.resolver.ts';
import { StaffResolver } from './resolvers/staff.resolver.ts';
import { UserReferenceResolver, UserResolver } from './resolvers/user.resolver.ts';
import { ViewerResolver } from './resolvers/viewer.resolver.ts';
import { WorkgroupResolver } from './resolvers/workgroup.resolver.ts';
import { refuseUnstorable } from './storable-arguments.ts';

const RESOLVERS = [
  ViewerResolver,
  CompanyResolver,
  UserResolver,
  UserReferenceResolver,
  WorkgroupResolver,
  AuthenticationSettingsResolver,
  CustomFieldResolver,
  CustomFieldCountResolver,
  CustomFieldValueResolver,
  SamlResolver,
  SamlServiceProviderResolver,
  EventResolver,
  ProvisioningResolver,
  ProvisioningStatusResolver,
  ProvisioningCallResolver,
  ProvisioningRunResolver,
  SignInResolver,
  StaffResolver,
  BatchResolver,
] as const;

const storage = getMetadataStorage();
const { inputTypes } = storage;

/**
 * The schema, with its resolvers. `npm run schema` writes it to schema.graphql.
 *
 * Only building needs to know the classes of inputs. As long as type-graphql knows them it copies every input, down to
 * its last leaf, into instances of these classes, for validators that we do not use: for a filter of four conditions
 * that takes longer than all the rest. So it forgets them, and inputs reach the services as plain objects.
 */
export function createSchema(): GraphQLSchema {
  storage.inputTypes = inputTypes;
  try {
    const schema = buildSchemaSync({ resolvers: RESOLVERS, validate: false });
    refuseUnstorable(schema);
    return schema;
  } finally {
    storage.inputTypes = [];
  }
}
