import { z } from 'zod';
import type { ItemFate } from './route.ts';
import { seededRandom, type Random } from './random.ts';

/**
 * - `refuse-500`, `refuse-503`, `429`: answered so, without an effect.
 * - `reset-before`: the connection breaks, without an effect.
 * - `effect-then-500`, `effect-then-reset`: done, but the caller does not learn it.
 * - `slow`: done at once, answered `ms` later.
 * - `html-502`: a gateway answers in the service's place, without an effect.
 * - `truncated-json`: done, and the answer breaks off in the middle.
 * - `items-500`, `items-missing`: of a batch, some items fail or are left out of the answer, each with or
 *   without its effect by chance; `items-duplicate`: some are done once and answered twice.
 * - `revoke-token`: the token of the request is withdrawn first.
 * - `pages-repeat`, `pages-skip`: pages count places, and the list moves under its reader: a further page
 *   begins one entry early, as where somebody put one in before it, or shows one more entry that is taken
 *   away right after, so that the page behind it begins one entry late.
 *
 * The token endpoint takes no batch and no token and lists nothing, so the last six cannot strike it.
 */
export const FAULT_KINDS = [
  'refuse-500',
  'refuse-503',
  'effect-then-500',
  'effect-then-reset',
  'reset-before',
  'slow',
  'html-502',
  'truncated-json',
  'items-500',
  'items-missing',
  'items-duplicate',
  '429',
  'revoke-token',
  'pages-repeat',
  'pages-skip',
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

/** What needs a batch, a token or a list to strike. */
const NEVER_AT_TOKENS: readonly FaultKind[] = [
  'items-500',
  'items-missing',
  'items-duplicate',
  'revoke-token',
  'pages-repeat',
  'pages-skip',
];

/** Names of operations that answer in pages. */
const LISTS = /\.(list|query)/;

/** A rule with none of `at`, `every` and `rate` strikes every matching request. */
const ruleShape = z.strictObject({
  /** Name of an operation, or `*` for all; `token` is the token endpoint, which `*` leaves out. */
  operation: z.string().optional(),
  /** Only the nth matching request, counted from 1. */
  at: z.int().min(1).optional(),
  /** Every nth matching request. */
  every: z.int().min(1).optional(),
  /** Share of matching requests, drawn from the seed. */
  rate: z.number().min(0).max(1).optional(),
  /** Strikes at most so often. */
  times: z.int().min(0).optional(),
  kind: z.enum(FAULT_KINDS),
  /** Delay of `slow`; 1000 unless told. */
  ms: z.number().min(0).optional(),
});
export const faultRule = ruleShape.refine(
  ({ operation, kind }) => operation !== 'token' || !NEVER_AT_TOKENS.includes(kind),
  { error: 'Faults of items, tokens and pages cannot strike the token endpoint.', path: ['kind'] },
);
export type FaultRule = z.infer<typeof faultRule>;

export type Fault = {
  kind: FaultKind;
  ms: number;
  /** For the `items-…` kinds; asked once an item, in order. */
  fateOfItem: (position: number, items: number) => ItemFate;
};

export type Faults = {
  /** The fault that strikes this request, the first rule that does so winning. */
  strike(request: { operation: string; batch: boolean }): Fault | null;
  replace(rules: readonly FaultRule[]): void;
};

type Counted = { rule: FaultRule; matched: number; struck: number; random: Random };

export function createFaults(rules: readonly FaultRule[], seed: number): Faults {
  const prepare = (all: readonly FaultRule[]): Counted[] =>
    all.map((rule, index) => ({
      rule,
      matched: 0,
      struck: 0,
      random: seededRandom(seed * 1009 + index + 1),
    }));
  let counted = prepare(rules);
  return {
    strike(request) {
      let striking: Counted | null = null;
      // Every rule counts every request, so that one rule does not shift another's count.
      for (const entry of counted) {
        if (matches(entry.rule, request) && isDue(entry) && !striking) {
          striking = entry;
          entry.struck += 1;
        }
      }
      if (!striking) return null;
      const { rule, random } = striking;
      return { kind: rule.kind, ms: rule.ms ?? 1000, fateOfItem: fates(rule.kind, random) };
    },
    replace(rules) {
      counted = prepare(rules);
    },
  };
}

function matches(rule: FaultRule, request: { operation: string; batch: boolean }): boolean {
  if (rule.kind.startsWith('items-') && !request.batch) return false;
  if (rule.kind.startsWith('pages-') && !LISTS.test(request.operation)) return false;
  if (request.operation === 'token' && NEVER_AT_TOKENS.includes(rule.kind)) return false;
  const { operation = '*' } = rule;
  return operation === request.operation || (operation === '*' && request.operation !== 'token');
}

function isDue(entry: Counted): boolean {
  const { at, every, rate, times } = entry.rule;
  entry.matched += 1;
  const drawn = rate === undefined ? 0 : entry.random();
  if (times !== undefined && entry.struck >= times) return false;
  if (at !== undefined && entry.matched !== at) return false;
  if (every !== undefined && entry.matched % every !== 0) return false;
  return rate === undefined || drawn < rate;
}

const REPLIES = {
  'items-500': 'error',
  'items-missing': 'missing',
  'items-duplicate': 'twice',
} as const;

/** Strikes about half of the items, and at least one: that of a place drawn beforehand. */
function fates(kind: FaultKind, random: Random): Fault['fateOfItem'] {
  if (kind !== 'items-500' && kind !== 'items-missing' && kind !== 'items-duplicate') {
    return () => null;
  }
  const reply = REPLIES[kind];
  const sure = random();
  return (position, items) => {
    const struck = random() < 0.5;
    const effect = random() < 0.5 || reply === 'twice';
    return struck || position === Math.floor(sure * items) ? { effect, reply } : null;
  };
}
