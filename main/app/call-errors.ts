import type { CallError, CallErrorCode } from '../../shared/contract/errors.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { CallResult } from '../engine/ports.ts';

export function callError(code: CallErrorCode, message: string): CallError {
  return { code, message };
}

/** A failed request as the end of a call. `otherwise` is the code where the service said a plain no. */
export function serviceFailed(failure: Failure, otherwise: CallErrorCode = 'service'): CallError {
  const code: CallErrorCode =
    failure.code === 'credentials' || failure.code === 'not-signed-in'
      ? 'credentials'
      : failure.code === 'not-found' || failure.code === 'bad-request'
        ? otherwise
        : 'service';
  return callError(code, failure.message);
}

/** Reading ended before it was complete. */
export function readStopped(end: Exclude<CallResult<unknown>, { kind: 'ok' }>): CallError {
  if (end.kind === 'aborted') {
    return callError('stopped', 'Stopped while reading the property; nothing was sent.');
  }
  return serviceFailed(end.failure);
}

export function invalidRows(problems: Problem[]): CallError {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const rows = new Set(errors.map(({ sheet, row }) => `${sheet}!${row}`)).size;
  return {
    code: 'invalid-rows',
    message: `${rows} ${rows === 1 ? 'row has' : 'rows have'} errors, so nothing was sent; correct them, or send the valid rows with --skip-invalid.`,
    problems,
  };
}

export function hasErrors(problems: Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
