import type { UseFormReturnType } from '@mantine/form';
import { RefusedError } from '../api/ask.ts';
import { toastProblem } from './toast.ts';

/**
 * Shows beside the fields of a form what the service has against them, and leads to the first of these; what belongs
 * to no field is said in passing. `prefix` is the path of the form in the input, such as `['input']`.
 */
export function showRefusals<Values>(
  form: UseFormReturnType<Values>,
  error: Error,
  prefix: readonly string[] = ['input'],
): void {
  const userErrors = error instanceof RefusedError ? error.userErrors : [];
  const nodes: HTMLElement[] = [];
  const rest = userErrors.filter(({ field, message }) => {
    const name = fieldOf(form, field, prefix);
    const node = name && form.getInputNode(name);
    if (!name || !node) return true;
    form.setFieldError(name, message);
    nodes.push(node);
    return false;
  });
  nodes[0]?.focus();
  if (rest.length > 0) toastProblem(new RefusedError(rest));
  else if (userErrors.length === 0) toastProblem(error);
}

/** The field of the form that a path leads to, or through; undefined when there is none. */
function fieldOf<Values>(
  form: UseFormReturnType<Values>,
  path: readonly string[],
  prefix: readonly string[],
): string | undefined {
  const isInForm = prefix.every((name, at) => path[at] === name);
  const inForm = isInForm ? path.slice(prefix.length) : path;
  const names = inForm.map((_, at) => inForm.slice(0, inForm.length - at).join('.'));
  return names.find((name) => form.getInputNode(name));
}
