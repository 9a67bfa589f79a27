import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import type { BatchResult } from '../../domain/batch.ts';
import type { Context } from '../context.ts';
import { ScimBatchItem } from '../inputs/batch-inputs.ts';
import { ScimBatchPayload, type ScimBatchResult } from '../types/batch.ts';
import { payloadOf, withUserErrors } from '../user-errors.ts';
import { CompanyId } from './arguments.ts';

@Resolver()
export class BatchResolver {
  @Mutation(() => ScimBatchPayload, {
    description:
      'Carry out several changes, each in a transaction of its own: what is referred to first, otherwise in their order',
  })
  scimBatch(
    @Arg('items', () => [ScimBatchItem], { description: 'Changes, as many as BULK_OPERATIONS_MAX' })
    items: ScimBatchItem[],
    @Arg('failOnErrors', () => Int, {
      nullable: true,
      description: 'Stop after this many errors; without it everything is tried',
    })
    failOnErrors: number | null | undefined,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<ScimBatchPayload> {
    return withUserErrors(async () => ({
      results: (await services.batch.run(actor, items, failOnErrors, companyId)).map((one) => one && toResult(one)),
    }));
  }
}

function toResult({ id, version, refusal, isFault = false }: BatchResult): ScimBatchResult {
  return { id, version, isFault, ...(refusal ? payloadOf(refusal) : { userErrors: [] }) };
}
