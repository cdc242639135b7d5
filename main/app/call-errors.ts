import type { CallError, CallErrorCode } from '../../shared/contract/errors.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { isTypedName } from '../../shared/domain/typed-name.ts';
import type { CallResult } from '../engine/ports.ts';
import type { StoreFailure } from '../jobs/job-store.ts';
import { errorCode } from '../support/error-code.ts';

/** A call that ends without its value. @param message one sentence: what happened, what to do */
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

const STORE_CODES: Record<StoreFailure['code'], true> = {
  'no-such-job': true,
  'job-open-elsewhere': true,
  damaged: true,
  disk: true,
  'newer-version': true,
};

/**
 * What the job store refused by rejecting, as a full disk in the middle of a run; null for every
 * other error, which is a bug.
 */
export function thrownByStore(error: unknown): CallError | null {
  if (!(error instanceof Error && 'code' in error && isStoreCode(error.code))) return null;
  return storeError({ code: error.code, message: error.message });
}

function isStoreCode(code: unknown): code is StoreFailure['code'] {
  return typeof code === 'string' && Object.hasOwn(STORE_CODES, code);
}

/** What the job store refused. */
export function storeError(failure: StoreFailure): CallError {
  switch (failure.code) {
    case 'no-such-job':
    case 'job-open-elsewhere':
      return callError(failure.code, failure.message);
    case 'damaged':
    case 'disk':
    case 'newer-version':
      return callError('store', failure.message);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'its folder does not exist; create the folder, or name another place',
  ENOTDIR: 'its folder is a file; name another place',
  EISDIR: 'a folder of that name is in the way; choose another name',
  EEXIST: 'a file of that name is in the way; choose another name',
  EACCES: 'you may not write there; name another place',
  EPERM: 'you may not write there; name another place',
  EROFS: 'that disk can only be read; name another place',
  ENOSPC: 'the disk is full; free some of it, or name another place',
  EDQUOT: 'your share of the disk is full; free some of it, or name another place',
};

/** A file for people that could not be written where they wanted it. */
export function unwritable(path: string, error: unknown): CallError {
  const code = errorCode(error);
  const why = code === undefined ? undefined : REASONS[code];
  const shown = why ?? (error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  return callError('unwritable-file', `${path} cannot be written: ${shown}.`);
}

/** Nothing is written before someone said so. */
export function needYes(): CallError {
  return {
    code: 'consent-missing',
    message: 'Nothing was sent: look at the plan first (bellhop plan), then apply it with --yes.',
    names: ['--yes'],
  };
}

/** The same for an undo. */
export function undoUnseen(job: string): CallError {
  return {
    code: 'consent-missing',
    message: `Nothing was sent: look at what the undo does first (bellhop undo ${job}), then say --yes.`,
    names: ['--yes'],
  };
}

/** What a plan may not be run without; null where nothing is missing. */
export function missingConsent(
  plan: Pick<Plan, 'steps' | 'options' | 'rooms' | 'property'>,
): CallError | null {
  return wrongProperty(plan) ?? removalsUnconfirmed(plan) ?? overwritesUnconfirmed(plan);
}

/** A file of which most rooms do not exist here was probably made for another property. */
function wrongProperty({
  rooms,
  steps,
  options,
  property,
}: Pick<Plan, 'rooms' | 'steps' | 'options' | 'property'>): CallError | null {
  if (!rooms || rooms.found * 2 >= rooms.named || isTypedName(options.yesProperty, property.name)) {
    return null;
  }
  // Rooms that were removed before are missing as well, and a plan that sends nothing harms nobody.
  if (steps.every(({ write }) => write === null)) return null;
  return {
    code: 'consent-missing',
    message: `Nothing was sent: ${property.name} has only ${rooms.found} of the ${rooms.named} rooms that the file names, so it may be the wrong property; if it is the right one, say so with --yes-property "${property.name}".`,
    names: ['--yes-property'],
  };
}

/** Removals cannot be taken back, so whoever wants them types the property's name. */
function removalsUnconfirmed({
  steps,
  options,
  property,
}: Pick<Plan, 'steps' | 'options' | 'property'>): CallError | null {
  const removals = steps.filter(({ action }) => action === 'remove').length;
  if (removals === 0 || isTypedName(options.yesDelete, property.name)) return null;
  const wrong =
    options.yesDelete === null ? '' : ` ("${options.yesDelete}" is not the name of this property)`;
  return {
    code: 'consent-missing',
    message: `Nothing was sent: the plan removes ${removals === 1 ? '1 thing' : `${removals} things`} from ${property.name}; if that is meant, say so with --yes-delete "${property.name}"${wrong}.`,
    names: ['--yes-delete'],
  };
}

/** Rooms whose profile nobody looked at may be renamed, which has to be wanted. */
function overwritesUnconfirmed({
  steps,
  options,
}: Pick<Plan, 'steps' | 'options'>): CallError | null {
  const unread = steps.filter(({ action }) => action === 'confirm').length;
  if (unread === 0 || options.allowOverwrite) return null;
  return {
    code: 'consent-missing',
    message: `Nothing was sent: ${unread === 1 ? 'the profile of 1 room was' : `the profiles of ${unread} rooms were`} not read (--read quick) and may be renamed; allow that with --allow-overwrite, or plan with --read full.`,
    names: ['--allow-overwrite'],
  };
}

/** Rows that stop everything; the problems go along, so that each can be shown at its cell. */
export function invalidRows(problems: Problem[]): CallError {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const rows = new Set(errors.map(({ sheet, row }) => `${sheet}!${row}`)).size;
  return {
    code: 'invalid-rows',
    message: `${rows} ${rows === 1 ? 'row has' : 'rows have'} errors, so nothing was sent; correct them, or send the valid rows with --skip-invalid.`,
    problems,
  };
}

/** Whether any of these would be refused by the service or cannot be decided. */
export function hasErrors(problems: Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
