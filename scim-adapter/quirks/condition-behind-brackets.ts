import { combine, type Filter } from '../protocol/filter.ts';

/**
 * Entra ID asks `emails[type eq "work"].value eq "x"`, which the grammar of RFC 7644 §3.4.2.2 lacks. Gives what it
 * means: one element for which both hold, the filter between the brackets and the condition behind them.
 */
export function withinBrackets(filter: Filter, condition: Filter): Filter {
  return combine('and', [filter, condition]);
}
