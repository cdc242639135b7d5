import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';
import { error, warning } from './problems.ts';

/** What the rules need to know of one certificate of a chain. */
export type Certificate = {
  /** Of this certificate alone, lines parted by \n. */
  pem: string;
  fingerprint: string;
  /** Common name, or whatever it is called by. */
  title: string;
  /** Common name of whoever issued it. */
  issuer: string;
  /** Host names that it is for, in lower case; may begin with `*.`. */
  names: string[];
  /** Wall clock, milliseconds. */
  validFrom: number;
  validTo: number;
  /** Places (from 0) in the chain of those that may have issued it; its own where it signed itself. */
  issuedBy: number[];
};

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;
/** No chain is longer; trying every order of a whole bundle of authorities would take long. */
const MOST_ORDERED = 10;

/**
 * The certificate of the PBX itself, wherever it stands. In a chain that holds strangers it is the first,
 * unless that one issued another of them; null where nobody can tell.
 */
export function leafOf(chain: readonly Certificate[]): Certificate | null {
  const [start] = rightOrder(chain, ownPlaces(chain)) ?? [];
  if (start !== undefined) return chain[start] ?? null;
  const [first, ...others] = chain;
  return first && !others.some(({ issuedBy }) => issuedBy.includes(0)) ? first : null;
}

/** Everything that is wrong with a chain: repeats, order, dates. @param now wall clock, milliseconds */
export function checkChain(chain: readonly Certificate[], now: number): TrunkProblem[] {
  const places = ownPlaces(chain);
  const repeats = chain.flatMap((one, at) => {
    const first = firstOf(chain, at);
    if (first === at) return [];
    const message = `Certificate ${at + 1} of the chain (${one.title}) is the same as certificate ${first + 1}; leave one of them out.`;
    return [error('duplicate-certificate', message)];
  });
  return [
    ...repeats,
    ...orderProblems(chain, places),
    ...places.flatMap((at) => dateProblems(chain, at, now)),
  ];
}

/** Places of the certificates, each once. */
function ownPlaces(chain: readonly Certificate[]): number[] {
  return chain.map((_one, at) => at).filter((at) => firstOf(chain, at) === at);
}

function firstOf(chain: readonly Certificate[], at: number): number {
  return chain.findIndex(({ fingerprint }) => fingerprint === chain[at]?.fingerprint);
}

function orderProblems(chain: readonly Certificate[], places: readonly number[]): TrunkProblem[] {
  const breaks = places.slice(0, -1).flatMap((at, index) => {
    const next = places[index + 1]!;
    return chain[at]!.issuedBy.includes(next) ? [] : [{ at, next }];
  });
  if (breaks.length === 0) return issuerProblems(chain, places);
  const right = rightOrder(chain, places);
  if (right !== null) {
    const order = right.map((at) => `${at + 1} (${chain[at]!.title})`).join(', ');
    return [
      error(
        'wrong-order',
        `The chain is in the wrong order: the certificate of the PBX comes first, and each is followed by the one that issued it; put them as ${order}.`,
      ),
    ];
  }
  return breaks.map(({ at, next }) => {
    const { title, issuer } = chain[at]!;
    return error(
      'wrong-order',
      `Certificate ${next + 1} of the chain (${chain[next]!.title}) did not issue certificate ${at + 1} (${title}), and each must be followed by the one that issued it; put ${issuer} there, or leave out what does not belong.`,
    );
  });
}

/** From some certificate along its issuers through all the others; null where there is no such way. */
function rightOrder(chain: readonly Certificate[], places: readonly number[]): number[] | null {
  const extend = (way: number[]): number[] | null => {
    if (way.length === places.length) return way;
    for (const next of chain[way.at(-1)!]!.issuedBy) {
      if (!places.includes(next) || way.includes(next)) continue;
      const whole = extend([...way, next]);
      if (whole) return whole;
    }
    return null;
  };
  if (places.length > MOST_ORDERED) return null;
  for (const start of places) {
    const whole = extend([start]);
    if (whole) return whole;
  }
  return null;
}

/** A chain may end below a public authority, but nobody can tell here whether it is one. */
function issuerProblems(chain: readonly Certificate[], places: readonly number[]): TrunkProblem[] {
  const last = places.at(-1);
  const end = last === undefined ? undefined : chain[last];
  if (!end || last === undefined || end.issuedBy.includes(last)) return [];
  return [
    warning(
      'issuer-missing',
      `The chain ends with ${end.title}, and ${end.issuer}, which issued it, is not in it; add that certificate unless it is of a public authority.`,
    ),
  ];
}

function dateProblems(chain: readonly Certificate[], at: number, now: number): TrunkProblem[] {
  const { title, validFrom, validTo } = chain[at]!;
  const which = `Certificate ${at + 1} of the chain (${title})`;
  if (validTo <= now) {
    const message = `${which} expired on ${day(validTo)}; have it renewed, and give the new chain.`;
    return [error('expired', message)];
  }
  if (validFrom > now) {
    const message = `${which} is not valid before ${day(validFrom)}; wait until then, give one that is valid, or correct the clock of this machine.`;
    return [error('not-yet-valid', message)];
  }
  const days = Math.floor((validTo - now) / DAY_MS);
  if (days > SOON_DAYS) return [];
  const left = days === 0 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
  return [
    warning(
      'expires-soon',
      `${which} expires on ${day(validTo)}, in ${left}; have it renewed, or calls will stop then.`,
    ),
  ];
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
