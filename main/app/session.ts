import type { CallError } from '../../shared/contract/errors.ts';
import type { ScopeSet, TokenWay } from '../../shared/domain/access.ts';
import type { Traffic } from '../../shared/domain/job.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { AccountInfo } from '../../shared/domain/settings.ts';
import type { Call, EngineEvent, Send } from '../engine/ports.ts';
import { createCall } from '../engine/wire/call.ts';
import type { LearnedRates } from '../engine/wire/limits.ts';
import { createPacer } from '../engine/wire/pacer.ts';
import type { AppPorts, OpenAccount } from './ports.ts';

/** A service that never answers is told within 15 seconds, starting and stopping included. */
const FIRST_ANSWER_MS = 12_000;

/** Shorter waits are over before they are read. */
const WORTH_SAYING_S = 2;
/** Many requests may wait for the same thing. */
const SAY_EVERY_MS = 10_000;

/** A connection to the service for one command: paced, counted, its learnt rate remembered. */
export type Session = {
  info: AccountInfo;
  call: Call;
  /** How the token for a set of rights was come by; null where none is held. */
  tokenWay(scope: ScopeSet): TokenWay | null;
  /** Seconds since the session was opened, to a tenth. */
  seconds(): number;
  /** Counts while the session is open. */
  traffic: Traffic;
  /** Requests a second that the service is thought to allow; null before anything was learnt. */
  perSecond(): number | null;
  /** Milliseconds that the slowest answer of this session took on the wire; 0 before the first. */
  slowestAnswer(): number;
  /** What the service is thought to allow, by family where that differs. */
  rates(): LearnedRates;
  /** Passes on what a run tells of its pace and its waits. */
  tell(event: EngineEvent): void;
  close(): Promise<void>;
};

/**
 * Does work with a session, and closes it whatever comes of it.
 *
 * @param name the account; null for the one that commands use
 * @param mayLeave asked before each request; once it says no, nothing leaves any more
 */
export async function withSession<T>(
  ports: AppPorts,
  work: (session: Session) => Promise<Result<T, CallError>>,
  name: string | null = null,
  mayLeave: () => boolean = () => true,
): Promise<Result<T, CallError>> {
  const account = await ports.account(name);
  if (!account.ok) return account;
  const session = await openSession(ports, account.value, mayLeave);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

async function openSession(
  ports: AppPorts,
  account: OpenAccount,
  mayLeave: () => boolean,
): Promise<Session> {
  const { info, connect } = account;
  const rateKey = `${info.apiUrl}|${info.name}`;
  const learned = await ports.rates.read(rateKey);
  const { clock, random } = ports;
  let waitSaidAt = -Infinity;
  const emit = (event: EngineEvent) => {
    if (event.type === 'pace') ports.emit('pace', event);
    if (event.type !== 'waiting' || event.seconds < WORTH_SAYING_S) return;
    const t = clock.ticks();
    if (t - waitSaidAt < SAY_EVERY_MS) return;
    waitSaidAt = t;
    const { family, seconds, failure } = event;
    ports.emit('waiting', { family, seconds, reason: failure.message });
  };
  const pacer = createPacer({ clock, emit, ...(learned && { learned }) });
  const traffic: Traffic = { requests: 0, throttled: 0, retries: 0 };
  const opened = clock.ticks();
  const wire = connect();
  let slowest = 0;
  const send: Send = async (name, input, signal) => {
    const left = clock.ticks();
    const answer = await wire.send(name, input, signal);
    if (answer.kind === 'ok' || answer.kind === 'refused') {
      slowest = Math.max(slowest, clock.ticks() - left);
    }
    return answer;
  };
  return {
    info,
    seconds: () => Math.round((clock.ticks() - opened) / 100) / 10,
    traffic,
    tokenWay: wire.tokenWay,
    call: createCall({
      send,
      pacer,
      clock,
      random,
      emit,
      traffic,
      firstAnswerMs: FIRST_ANSWER_MS,
      mayLeave,
    }),
    perSecond: () => pacer.perSecond(),
    slowestAnswer: () => slowest,
    rates: () => pacer.rates(),
    tell: emit,
    close: async () => {
      await ports.rates.write(rateKey, pacer.rates());
      await wire.close();
    },
  };
}
