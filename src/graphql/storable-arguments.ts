import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { Refusal } from '../domain/refusal.ts';
import { checkStorable } from '../domain/text.ts';
import type { Context } from './context.ts';
import { payloadOf } from './user-errors.ts';

/** What can hold no text. */
const TEXTLESS = new Set(['Int', 'Float', 'Boolean']);
/** Tells nothing but that something was wrong, whatever it was. */
const SIGN_IN = 'signIn';

/**
 * Makes every field refuse arguments that hold a text which PostgreSQL cannot, wherever it stands: no statement, and no
 * event of a refusal, could hold it either.
 */
export function refuseUnstorable(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const takesText = field.args.some((argument) => !TEXTLESS.has(getNamedType(argument.type).name));
      if (takesText && field.name !== SIGN_IN) checkBefore(field, type === schema.getMutationType());
    }
  }
}

function checkBefore(field: GraphQLField<unknown, Context>, isMutation: boolean): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (source, args, context, info) => {
    try {
      checkTexts(args, []);
    } catch (error) {
      if (isMutation && error instanceof Refusal) return payloadOf(error);
      throw error;
    }
    return resolve(source, args, context, info);
  };
}

function checkTexts(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string') checkStorable(value, path);
  if (Array.isArray(value)) for (const one of value) checkTexts(one, path);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) checkTexts(inner, inside(path, name));
}

/** The services know the members of an input, not that they came in an argument of that name. */
function inside(path: readonly string[], name: string): readonly string[] {
  return path.length === 0 && name === 'input' ? [] : [...path, name];
}
