import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';
import type { Actor, ActorKind } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rootFields } from './selections.ts';

const DESCRIPTIONS: ReadonlySet<string> = new Set(['__schema', '__type']);
const READERS: ReadonlySet<ActorKind> = new Set(['STAFF', 'OPERATOR']);

/** Refuses to describe the schema to anybody but LeaveWizard's own people. */
export function checkIntrospection(document: DocumentNode, operation: OperationDefinitionNode, actor: Actor): void {
  if (READERS.has(actor.kind)) return;
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const fields = rootFields(operation, (name) => fragments.get(name));
  if (fields.some(({ name }) => DESCRIPTIONS.has(name.value)))
    throw new Refusal('FORBIDDEN', "Only LeaveWizard's staff may ask what the schema is.");
}
