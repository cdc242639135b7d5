import { z } from 'zod';

/** Stable codes for machines; the sentence beside them is for people. */
export const FAILURE_CODES = [
  'bad-request',
  'not-signed-in',
  'no-access',
  'limit-reached',
  'not-found',
  'exists',
  'in-use',
  'throttled',
  'service-error',
  'unavailable',
  'timeout',
  'connection-lost',
  'unreachable',
  'unreadable-reply',
  'credentials',
  'need-failed',
  'trunk-not-active',
  'settle-conflict',
  'blocked',
  'conflict',
  'internal',
] as const;
export const failureCode = z.enum(FAILURE_CODES);
export type FailureCode = z.infer<typeof failureCode>;

/** An expected failure is a value; only bugs and cancellation are thrown. */
export const failure = z.object({
  code: failureCode,
  /** One sentence for people: what happened and what to do. Never the service's own text. */
  message: z.string(),
  /** HTTP status, or the status of the item within a batch. */
  status: z.number().optional(),
  /** The service's X-Amzn-RequestId. */
  requestId: z.string().optional(),
  /** The service's own words; for logs only, never shown as the explanation. */
  detail: z.string().optional(),
});
export type Failure = z.infer<typeof failure>;

/**
 * How one request ended.
 * - `ok`: answered; for batches the items tell the rest.
 * - `refused`: answered with a definite no (4xx but 429); nothing was changed.
 * - `throttled`: 429; not processed.
 * - `unavailable`: answered 5xx; a write may have taken effect.
 * - `unreachable`: no connection came about; certainly not processed.
 * - `lost`: sent, and no reply that can be read (timeout, reset, truncated); a write may have taken effect.
 * - `credentials`: no token can be had; nothing was sent.
 * - `aborted`: cancelled through the signal; a write may have taken effect.
 */
export type Answer<T> =
  | { kind: 'ok'; value: T; requestId?: string }
  | { kind: 'refused'; failure: Failure }
  | { kind: 'throttled'; failure: Failure; retryAfterMs?: number }
  | { kind: 'unavailable'; failure: Failure; retryAfterMs?: number }
  | { kind: 'unreachable'; failure: Failure }
  | { kind: 'lost'; failure: Failure }
  | { kind: 'credentials'; failure: Failure }
  | { kind: 'aborted' };
