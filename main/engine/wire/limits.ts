import type { Family } from '../../../shared/domain/operations.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { createSuspicion } from './suspicion.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';

/** Requests a second, as learnt; null where nothing has ever slowed us down. */
export type LearnedRates = { account: number | null; families: Partial<Record<Family, number>> };

const FAMILIES: readonly Family[] = [
  'units',
  'profiles',
  'addressBooks',
  'contacts',
  'associations',
  'inboundCalling',
  'settings',
  'pbx',
  'serviceProviders',
  'externalUsers',
];

/** How far back shares are looked at. */
const WINDOW_MS = 5_000;
/** A family with this share of the requests is alone, as far as measuring goes. */
const ALONE = 0.95;
/** A remembered family rate this far below the account's is a limit of its own. */
const OWN_LIMIT = 0.9;
/** A family this close to its own limit is what a refusal is about. */
const NEAR_OWN_LIMIT = 0.85;
/** With this share of the ceiling in use, a refusal may be the ceiling's. */
const CONTENDED = 0.8;
/** With no more than this share of the ceiling in use, a limit of one's own shows clearly. */
const ROOM = 0.7;
/** How far back the use of the ceiling is looked at. */
const USE_MS = 1_500;

export type Limits = {
  sent(family: Family, t: number): void;
  admitted(family: Family, t: number, sentAt: number): void;
  /** True when the pace changed. */
  throttled(family: Family, t: number, sentAt: number): boolean;
  slow(t: number): void;
  /** The service asked this family to wait so many milliseconds more. */
  pause(family: Family, t: number, ms: number): void;
  idle(t: number): void;
  nextAt(family: Family, t: number): number;
  pace(family: Family, t: number): number;
  rates(): LearnedRates;
  perSecond(): number | null;
};

/**
 * Which limit a refusal speaks of. The account's ceiling is taken for the cause until chance no
 * longer explains that the refusals all hit one family while others went through; that family
 * then gets a limit of its own and the ceiling is put back to where it was. So a family without
 * history goes at its siblings' rate. Times are ticks in milliseconds, rates requests a second.
 */
export function createLimits(learned: LearnedRates | null, startedAt: number): Limits {
  const remembered = new Map<Family, number>();
  for (const family of FAMILIES) {
    const rate = learned?.families[family];
    if (rate !== undefined) remembered.set(family, rate);
  }
  const ceiling =
    learned?.account ?? (remembered.size > 0 ? Math.max(...remembered.values()) : null);
  const account = createGate(ceiling, startedAt);
  const own = new Map<Family, Gate>();
  const sends = new Map<Family, Tally>();
  const suspicion = createSuspicion((family, from, to) => {
    let all = 0;
    for (const tally of sends.values()) all += tally.between(from, to);
    return { own: sends.get(family)?.between(from, to) ?? 0, all };
  });
  /** Families whose own limit was last felt while the account was near its ceiling. */
  const doubtful = new Set<Family>();
  /** The ceiling as it was before refusals that may turn out to be a family's. */
  let ceilings: { t: number; rate: number | null }[] = [];

  for (const [family, rate] of remembered) {
    const isOwnLimit = ceiling !== null && rate < ceiling * OWN_LIMIT;
    if (isOwnLimit) own.set(family, createGate(rate, startedAt));
  }

  function sendRate(family: Family, t: number): number {
    return sends.get(family)?.rate(t, WINDOW_MS) ?? 0;
  }

  function shareOf(family: Family, t: number): number {
    let all = 0;
    for (const other of sends.keys()) all += sendRate(other, t);
    return all === 0 ? 1 : sendRate(family, t) / all;
  }

  /** The account's ceiling in use, as a share of it; 0 where there is none. */
  function useOfCeiling(t: number): number {
    const rate = account.rate();
    if (rate === null) return 0;
    let all = 0;
    for (const tally of sends.values()) all += tally.rate(t, USE_MS);
    return all / rate;
  }

  /** Gives the family a limit of its own when the evidence is there. */
  function suspect(family: Family, t: number, sentAt: number): boolean {
    ceilings = ceilings.filter((ceiling) => t - ceiling.t <= WINDOW_MS);
    ceilings.push({ t, rate: account.rate() });
    if (!suspicion.refused(family, t, sentAt, shareOf(family, t))) return false;
    const gate = createGate(null, t);
    gate.guess(sendRate(family, t), t);
    own.set(family, gate);
    account.guess(ceilings[0]?.rate ?? null, t);
    ceilings = [];
    return true;
  }

  /** What may have been the ceiling's limit is put to the test as soon as the ceiling has room. */
  function testOwnLimit(family: Family, gate: Gate, t: number): void {
    const rate = gate.rate();
    if (rate === null || !doubtful.has(family) || useOfCeiling(t) > ROOM) return;
    doubtful.delete(family);
    gate.guess(rate, t);
  }

  return {
    sent(family, t) {
      const tally = sends.get(family) ?? createTally();
      sends.set(family, tally);
      tally.add(t);
      account.sent(t);
      const gate = own.get(family);
      if (gate === undefined) return;
      testOwnLimit(family, gate, t);
      gate.sent(t);
    },
    admitted(family, t, sentAt) {
      account.admitted(t, sentAt);
      own.get(family)?.admitted(t, sentAt);
    },
    throttled(family, t, sentAt) {
      const gate = own.get(family);
      const limit = gate?.rate() ?? null;
      if (gate !== undefined && (limit === null || sendRate(family, t) >= limit * NEAR_OWN_LIMIT)) {
        if (useOfCeiling(t) >= CONTENDED) doubtful.add(family);
        else doubtful.delete(family);
        return gate.throttled(t, sentAt);
      }
      if (gate === undefined && suspect(family, t, sentAt)) return true;
      const changed = account.throttled(t, sentAt);
      const rate = account.rate();
      if (rate !== null && shareOf(family, t) >= ALONE) remembered.set(family, rate);
      return changed;
    },
    slow(t) {
      account.slow(t);
    },
    pause(family, t, ms) {
      if (shareOf(family, t) >= ALONE) account.pause(ms);
      own.get(family)?.pause(ms);
    },
    idle(t) {
      account.idle(t);
      for (const gate of own.values()) gate.idle(t);
    },
    nextAt(family, t) {
      return Math.max(account.nextAt(t), own.get(family)?.nextAt(t) ?? 0);
    },
    pace(family, t) {
      return Math.min(account.pace(t), own.get(family)?.pace(t) ?? Infinity);
    },
    rates() {
      const families: LearnedRates['families'] = Object.fromEntries(remembered);
      for (const [family, gate] of own) {
        const rate = gate.rate();
        if (rate !== null) families[family] = rate;
      }
      return { account: account.rate(), families };
    },
    perSecond() {
      return account.rate();
    },
  };
}
