import type { UseFormReturnType } from '@mantine/form';
import { RefusedError } from '../api/ask.ts';
import { toastProblem } from './toast.ts';

/**
 * Shows beside the fields of a form what the service has against them; what belongs to no field is said in passing.
 * `prefix` is the path of the form in the input, such as `['input']`.
 */
export function showRefusals<Values>(
  form: UseFormReturnType<Values>,
  error: Error,
  prefix: readonly string[] = ['input'],
): void {
  const userErrors = error instanceof RefusedError ? error.userErrors : [];
  const rest = userErrors.filter(({ field, message }) => {
    const name = fieldName(field, prefix);
    if (name === '' || !form.getInputNode(name)) return true;
    form.setFieldError(name, message);
    return false;
  });
  if (rest.length > 0) toastProblem(new RefusedError(rest));
  else if (userErrors.length === 0) toastProblem(error);
}

/** Path of a field in the form, as the form names it. */
function fieldName(path: readonly string[], prefix: readonly string[]): string {
  const isInForm = prefix.every((name, at) => path[at] === name);
  return (isInForm ? path.slice(prefix.length) : path).join('.');
}
