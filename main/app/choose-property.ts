import type { CallError } from '../../shared/contract/errors.ts';
import type { Unit } from '../../shared/domain/live.ts';
import { fail } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { findProperty } from '../engine/read/find-property.ts';
import { readStopped, serviceFailed } from './call-errors.ts';
import type { Session } from './session.ts';

/** The property that a session's account names, or the one that a job or plan was made for. */
export async function chooseProperty(
  session: Session,
  given: string | null,
  signal: AbortSignal,
): Promise<Result<Unit, CallError>> {
  const { organization } = session.info;
  const found = await findProperty(session.call, { organization, property: given }, signal);
  if (found.ok) return found;
  if (signal.aborted) return fail(readStopped({ kind: 'aborted', maybeSent: false }));
  return fail(serviceFailed(found.error, 'no-such-property'));
}
