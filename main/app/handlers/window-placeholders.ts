import type { Handlers } from '../../../shared/contract/contract.ts';
import { CALLS } from '../../../shared/contract/names.ts';
import { fail } from '../../../shared/domain/result.ts';
import { callError } from '../call-errors.ts';

/** Answers for calls of the window that are being built. */
export function windowPlaceholders(): Handlers {
  const none = async () => fail(callError('internal', 'This call is being built.'));
  return Object.fromEntries(CALLS.map((name) => [name, none])) as unknown as Handlers;
}
