import type { Answer, Failure } from '../../../shared/domain/failure.ts';
import type { Traffic } from '../../../shared/domain/job.ts';
import type { InputOf, OperationName, OutputOf } from '../../../shared/domain/operations.ts';
import type { Call, CallResult, Clock, Emit, Random, Send } from '../ports.ts';
import { backoffMs, stormBackoffMs } from './backoff.ts';
import { createOutageWatch } from './outage.ts';
import type { Pacer } from './pacer.ts';
import { policyOf } from './policy.ts';

export type CallOptions = {
  send: Send;
  pacer: Pacer;
  clock: Clock;
  random: Random;
  emit: Emit;
  /** Counted up in place, for one command. */
  traffic: Traffic;
  /** No request of a family succeeded for this long: the service is lost. */
  outageMs?: number;
  /** As `outageMs`, until the service has given its first answer of this command. */
  firstAnswerMs?: number;
  /** Asked when a request has its turn; where it says no, the call ends as aborted. */
  mayLeave?: () => boolean;
};

const NO_FIRST_ANSWER: Failure = {
  code: 'timeout',
  message:
    'The service did not answer in time, so it is not known whether the request took effect; check the network connection.',
};

/**
 * `Send`, paced and repeated as far as the operation allows it. Repeating is bounded by time, not
 * by count: it goes on while any request of the family succeeds. Never rejects unless `send` does.
 */
export function createCall(options: CallOptions): Call {
  const { send, pacer, clock, random, emit, traffic, firstAnswerMs = 15_000 } = options;
  const mayLeave = options.mayLeave ?? (() => true);
  const watch = createOutageWatch({ clock, outageMs: options.outageMs ?? 45_000, firstAnswerMs });

  /** Until the service has answered at all, no request may hang for as long as it later may. */
  const sendFirst: Send = async (name, input, signal) => {
    const cut = new AbortController();
    const answered = new AbortController();
    let late = false;
    const stop = (): void => cut.abort();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    void clock.sleep(firstAnswerMs, answered.signal).then(() => {
      late = !answered.signal.aborted && !watch.heard();
      if (late) stop();
      return undefined;
    });
    try {
      const answer = await send(name, input, cut.signal);
      const isLate = answer.kind === 'aborted' && late && !signal.aborted;
      return isLate ? { kind: 'lost', failure: NO_FIRST_ANSWER } : answer;
    } finally {
      answered.abort();
      signal.removeEventListener('abort', stop);
    }
  };

  async function attempt<K extends OperationName>(
    name: K,
    input: InputOf<K>,
    signal: AbortSignal,
  ): Promise<Answer<OutputOf<K>>> {
    const { family } = policyOf(name);
    const sentAt = clock.ticks();
    let answer: Answer<OutputOf<K>>;
    try {
      answer = await (watch.heard() ? send : sendFirst)(name, input, signal);
    } catch (bug) {
      // The slot must be given back even then, or the pacer would wait for it for ever.
      pacer.report(family, 'aborted');
      throw bug;
    }
    pacer.report(family, answer.kind, askedMs(answer), sentAt);
    if (answer.kind !== 'credentials' && answer.kind !== 'unreachable') traffic.requests += 1;
    if (answer.kind === 'throttled') traffic.throttled += 1;
    emit({ type: 'request', operation: name, family, answer: answer.kind });
    return answer;
  }

  return async function call<K extends OperationName>(
    name: K,
    input: InputOf<K>,
    signal: AbortSignal,
    withdraw: AbortSignal = signal,
  ): Promise<CallResult<OutputOf<K>>> {
    const { family, repeat, writes } = policyOf(name);
    let maybeSent = false;
    let troubles = 0;
    let throttles = 0;

    for (let attempts = 1; ; attempts += 1) {
      if (!(await pacer.acquire(family, withdraw))) return { kind: 'aborted', maybeSent };
      if (!mayLeave()) {
        pacer.report(family, 'aborted');
        return { kind: 'aborted', maybeSent };
      }
      if (attempts > 1) traffic.retries += 1;
      const sentAt = clock.ticks();
      const answer = await attempt(name, input, signal);

      let pauseMs: number;
      switch (answer.kind) {
        case 'ok':
          watch.succeeded(family);
          return { kind: 'ok', value: answer.value };
        case 'refused':
          watch.succeeded(family);
          return { kind: 'refused', failure: answer.failure };
        case 'credentials':
          return { kind: 'credentials', failure: answer.failure };
        case 'aborted':
          return { kind: 'aborted', maybeSent: writes };
        case 'throttled':
          watch.throttled(family, sentAt);
          throttles += 1;
          pauseMs = stormBackoffMs(throttles, random);
          break;
        case 'unavailable':
        case 'lost':
          maybeSent ||= writes;
          if (repeat === 'never-after-sent') {
            const cause = answer.kind === 'unavailable' ? 'answered' : 'unanswered';
            return { kind: 'unsure', failure: answer.failure, cause };
          }
          watch.failed(family, sentAt);
          troubles += 1;
          pauseMs = Math.min(backoffMs(troubles, random), watch.leftMs(family));
          break;
        case 'unreachable':
          watch.failed(family, sentAt);
          troubles += 1;
          pauseMs = Math.min(backoffMs(troubles, random), watch.leftMs(family));
          break;
      }

      const outage = watch.outage(family, answer.failure);
      if (outage !== null) return { kind: 'outage', failure: outage, maybeSent };
      // The pacer holds the whole family back for as long as the service asked; this one only says so.
      const seconds = Math.max(pauseMs, askedMs(answer) ?? 0) / 1000;
      if (seconds > 0) emit({ type: 'waiting', family, seconds, failure: answer.failure });
      if (pauseMs > 0) await clock.sleep(pauseMs, withdraw);
    }
  };
}

/** Milliseconds that the service asked to wait, where it did. */
function askedMs(answer: Answer<unknown>): number | undefined {
  return 'retryAfterMs' in answer ? answer.retryAfterMs : undefined;
}
