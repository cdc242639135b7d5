import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { isOffered } from '../../../shared/domain/offered.ts';
import type { Feature } from '../../../shared/domain/offered.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { AccountInfo } from '../../../shared/domain/settings.ts';
import type { ReadStop } from './gather.ts';
import type { Reading } from './together.ts';

/** What not every account has; in the order in which it is told. */
const PARTS = {
  pbx: { kind: 'extensions', name: 'Extensions' },
  block: { kind: 'callingRules', name: 'Block rules' },
  dropIn: { kind: 'callingRules', name: 'Drop-in rules' },
  inboundCalling: { kind: 'inboundCalling', name: 'Inbound calling' },
  externalUsers: { kind: 'externalUsers', name: 'External users' },
} as const satisfies Partial<Record<Feature, { kind: SheetKind; name: string }>>;
export type Part = keyof typeof PARTS;

/** Keeps what could not be read, and why. */
export type Absences = {
  /**
   * Reads a part unless the account is surely not offered it. Where the account may not see it, or the
   * service refuses to tell it, it is absent; every other end is that of the reading.
   *
   * @param forget takes back what was read before the refusal
   */
  try(part: Part, read: () => Reading, forget: () => void): Reading;
  /** Leaves a part out for this reason, the end of a sentence, unless there is one already. */
  leave(part: Part, why: string): void;
  /** Nothing of this kind could be read. */
  isAbsent(kind: SheetKind): boolean;
  /** A sentence for each part that is absent. */
  notes(): string[];
};

export function createAbsences(account: Pick<AccountInfo, 'country' | 'vertical'>): Absences {
  const absent = new Map<Part, string>();
  const tried = new Set<Part>();
  const parts = Object.keys(PARTS) as Part[];
  return {
    async try(part, read, forget) {
      tried.add(part);
      if (isOffered(part, account) === false) {
        absent.set(part, notOffered(account));
        return ok(undefined);
      }
      const result = await read();
      const why = result.ok ? null : refusalOf(result.error);
      if (why === null) return result;
      forget();
      absent.set(part, why);
      return ok(undefined);
    },
    leave(part, why) {
      tried.add(part);
      if (!absent.has(part)) absent.set(part, why);
    },
    isAbsent(kind) {
      const those = parts.filter((part) => PARTS[part].kind === kind && tried.has(part));
      return those.length > 0 && those.every((part) => absent.has(part));
    },
    notes: () =>
      parts.flatMap((part) => {
        const why = absent.get(part);
        return why === undefined ? [] : `${PARTS[part].name}: left out, since ${why}`;
      }),
  };
}

function notOffered({ country, vertical }: Pick<AccountInfo, 'country' | 'vertical'>): string {
  const whom = vertical === null ? '' : ` to ${vertical}`;
  return `the service does not offer this${whom} in ${country}.`;
}

/** Scopes and features are granted apart from the rest; null where something else ended the reading. */
function refusalOf({ result }: ReadStop): string | null {
  if (result.kind === 'credentials') return 'no token for this could be had.';
  if (result.kind !== 'refused') return null;
  return result.failure.code === 'no-access'
    ? 'the account has no access to this.'
    : `the service refused to tell: ${result.failure.message}`;
}
