import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { CompanyContext } from '../../domain/company.ts';
import type { CustomField as CustomFieldRow } from '../../domain/custom-field.ts';
import type { User as UserRow } from '../../domain/user.ts';
import type { Context } from '../context.ts';
import { CustomFieldCreateInput, CustomFieldUpdateInput } from '../inputs/custom-field-inputs.ts';
import { Company } from '../types/company.ts';
import { CustomField, CustomFieldValue } from '../types/custom-field.ts';
import { CustomFieldPayload, CustomFieldsPayload, DeletePayload } from '../types/payloads.ts';
import { User } from '../types/user.ts';
import { withUserErrors } from '../user-errors.ts';
import { CompanyId, Id } from './arguments.ts';

/** A field, and the company that has it, as far as that was said. */
interface FieldOfCompany extends CustomFieldRow {
  companyId: string | null | undefined;
}

const ofCompany =
  (companyId: string | null | undefined) =>
  (field: CustomFieldRow): FieldOfCompany => ({ ...field, companyId });

@Resolver(() => Company)
export class CustomFieldResolver {
  @FieldResolver(() => [CustomField], {
    description: 'Fields that the company added to its users, in its order; none that is retired',
  })
  async customFields(@Root() { id }: CompanyContext, @Ctx() { actor, services }: Context): Promise<FieldOfCompany[]> {
    return (await services.customFields.list(actor, id)).map(ofCompany(id));
  }

  @Mutation(() => CustomFieldPayload, { description: 'Add a field to the users of a company; at most 100' })
  customFieldCreate(
    @Arg('input', () => CustomFieldCreateInput, { description: 'Field to be made' }) input: CustomFieldCreateInput,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<CustomFieldPayload> {
    return withUserErrors(async () => ({
      customField: ofCompany(companyId)(await services.customFields.create(actor, input, companyId)),
    }));
  }

  @Mutation(() => CustomFieldPayload, { description: 'Change a custom field, but not its key and kind' })
  customFieldUpdate(
    @Id('Id of the field') id: string,
    @Arg('input', () => CustomFieldUpdateInput, { description: 'What changes' }) input: CustomFieldUpdateInput,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<CustomFieldPayload> {
    return withUserErrors(async () => ({
      customField: ofCompany(companyId)(await services.customFields.update(actor, id, input, companyId)),
    }));
  }

  @Mutation(() => CustomFieldsPayload, { description: 'Put the custom fields of a company into another order' })
  customFieldReorder(
    @Arg('ids', () => [ID], { description: 'Ids of all fields, each once, in the new order' }) ids: string[],
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<CustomFieldsPayload> {
    return withUserErrors(async () => ({
      customFields: (await services.customFields.reorder(actor, ids, companyId)).map(ofCompany(companyId)),
    }));
  }

  @Mutation(() => DeletePayload, {
    description: 'Take a custom field out of use for good: values stay, but nobody sees them, and the key stays taken',
  })
  customFieldRetire(
    @Id('Id of the field') id: string,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<DeletePayload> {
    return withUserErrors(async () => {
      await services.customFields.retire(actor, id, companyId);
      return { deletedId: id };
    });
  }
}

@Resolver(() => CustomField)
export class CustomFieldCountResolver {
  @FieldResolver(() => Int, {
    description:
      'Users who have no value in it, such as those made before it was required; `users(filter: { customFields: [{ key, present: false }] })` lists them',
  })
  async usersWithoutValue(
    @Root() { key, companyId }: FieldOfCompany,
    @Ctx() { actor, services }: Context,
  ): Promise<number> {
    const filter = { customFields: [{ key, present: false }] };
    return (await services.users.list(actor, filter, { first: 0 }, companyId)).totalCount();
  }
}

/** What a user has in the fields of the company. Rows hold the values of retired fields too. */
@Resolver(() => User)
export class CustomFieldValueResolver {
  @FieldResolver(() => [CustomFieldValue], {
    description: 'What the user has in the custom fields of the company, in their order; without what is absent',
  })
  customFields(
    @Root() { companyId, customFields }: UserRow,
    @Ctx() context: Context,
  ): CustomFieldValue[] | Promise<CustomFieldValue[]> {
    for (const _ in customFields) return valuesOf(customFields, context.loaders.customFields(companyId));
    return [];
  }
}

async function valuesOf(
  values: UserRow['customFields'],
  fields: Promise<readonly CustomFieldRow[]>,
): Promise<CustomFieldValue[]> {
  return (await fields).flatMap(({ key }) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    return value === undefined ? [] : [{ key, value }];
  });
}
