import type { Answer, Failure } from '../../shared/domain/failure.ts';
import type { StepState } from '../../shared/domain/job.ts';
import type { Family, InputOf, OperationName, OutputOf } from '../../shared/domain/operations.ts';

/** One HTTP request to the service; retries, pacing and settling are the engine's. Never rejects. */
export type Send = <K extends OperationName>(
  name: K,
  input: InputOf<K>,
  signal: AbortSignal,
) => Promise<Answer<OutputOf<K>>>;

/** Time is asked for, so that tests need not wait. */
export type Clock = {
  /** Wall clock, milliseconds; may jump. */
  now(): number;
  /** Milliseconds that only ever grow; for pacing and timeouts. */
  ticks(): number;
  /** Resolves after that many milliseconds, or as soon as the signal aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

/** 0 ≤ x < 1. */
export type Random = () => number;

export type JournalEntry = { stepId: string; state: StepState };

/** Durable record of a run. A resolved promise means that it is on disk. */
export type Journal = {
  /** Entries of one call are committed together; calls made close together may share a commit. */
  record(entries: JournalEntry[]): Promise<void>;
};

/** What the engine tells while it works; the wire pushes it on at most ten times a second. */
export type EngineEvent =
  | { type: 'reading'; what: string; done: number; total: number }
  | { type: 'steps'; entries: JournalEntry[] }
  | { type: 'request'; operation: OperationName; family: Family; answer: Answer<unknown>['kind'] }
  | { type: 'pace'; family: Family; perSecond: number; reason: string }
  | { type: 'waiting'; family: Family; seconds: number; failure: Failure };
export type Emit = (event: EngineEvent) => void;

/**
 * How a request ended for the engine, after pacing and whatever repeats its operation allows.
 * - `refused`: a definite no; nothing was changed.
 * - `unsure`: a write that may not be repeated and may have taken effect.
 * - `outage`: no request of the family succeeded for as long as an outage lasts; a write may have taken effect
 *   where `maybeSent` says so.
 * - `credentials`: no token can be had; nothing was sent.
 * - `aborted`: cancelled; a write may have taken effect where `maybeSent` says so.
 */
export type CallResult<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; failure: Failure }
  | { kind: 'unsure'; failure: Failure; cause: 'answered' | 'unanswered' }
  | { kind: 'outage'; failure: Failure; maybeSent: boolean }
  | { kind: 'credentials'; failure: Failure }
  | { kind: 'aborted'; maybeSent: boolean };

/** `Send`, paced and repeated as far as the operation allows it (see `main/engine/wire/policy.ts`). */
export type Call = <K extends OperationName>(
  name: K,
  input: InputOf<K>,
  signal: AbortSignal,
  /** Ends it too while it waits for its turn or before a repeat, but never what is on the wire. */
  withdraw?: AbortSignal,
) => Promise<CallResult<OutputOf<K>>>;
