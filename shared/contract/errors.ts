import { z } from 'zod';
import { problem } from '../domain/problem.ts';

/** What a call can come to instead of its value. Hosts turn codes into exit codes and screens. */
export const CALL_ERRORS = [
  'unknown-call',
  'bad-input',
  'usage',
  'unreadable-file',
  'unwritable-file',
  'no-account',
  'refused-host',
  'wrong-account',
  'no-such-property',
  'no-such-job',
  'job-open-elsewhere',
  'store',
  'credentials',
  'service',
  'invalid-rows',
  'stale-plan',
  'consent-missing',
  'stopped',
  'internal',
] as const;
export const callErrorCode = z.enum(CALL_ERRORS);
export type CallErrorCode = z.infer<typeof callErrorCode>;

export const callError = z.object({
  code: callErrorCode,
  /** One sentence: what happened, where, what to do. */
  message: z.string(),
  /** Rows behind `invalid-rows`. */
  problems: z.array(problem).optional(),
  /** What changed behind `stale-plan`; what is missing behind `consent-missing`. */
  names: z.array(z.string()).optional(),
});
export type CallError = z.infer<typeof callError>;
