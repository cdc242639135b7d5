import pc from 'picocolors';
import type { Action } from '../../../shared/domain/kinds.ts';
import type { ShownValues, Step } from '../../../shared/domain/plan.ts';
import { KIND_WORDS } from '../../../shared/domain/kind-words.ts';

/** Steps of one action shown in full; the JSON plan holds all of them. */
const SHOWN = 20;
/** Values of a list shown in full, such as the contacts that go with an address book. */
const LISTED = 10;

/** Actions that a person has to look at one by one, the gravest first. */
const TOLD: readonly Action[] = ['remove', 'conflict', 'blocked', 'change'];

/** What a plan takes away with all that goes with it, what stands in its way, and what it changes. */
export function stepLines(steps: readonly Step[]): string[] {
  return TOLD.flatMap((action) => {
    const told = steps.filter((step) => step.action === action);
    const lines = told.slice(0, SHOWN).map(lineOf);
    if (told.length > SHOWN) {
      lines.push(pc.dim(`  … and ${told.length - SHOWN} more to ${VERBS[action]} (see --json)`));
    }
    return lines;
  });
}

const VERBS: Partial<Record<Action, string>> = {
  remove: 'remove',
  conflict: 'decide',
  blocked: 'put right',
  change: 'change',
};

function lineOf(step: Step): string {
  const what = `${KIND_WORDS[step.kind][0]} ${step.key}`;
  switch (step.action) {
    case 'remove': {
      const had = beyondKey(step);
      const why = step.reason === null ? '' : ` (${step.reason})`;
      return `${pc.red('  -')} ${what}${had === '' ? '' : `: ${had}`}${why}`;
    }
    case 'change':
      return `${pc.yellow('  ~')} ${what}: ${difference(step.before, step.after)}`;
    default:
      return `${pc.red(`  ! ${step.action}`)} ${what}: ${step.reason ?? ''}`;
  }
}

/** What goes away and is not said by the name of the object already. */
function beyondKey({ key, before }: Step): string {
  return Object.entries(before ?? {})
    .map(([field, value]) => [field, text(value)] as const)
    .filter(([, value]) => value !== '' && !key.includes(value))
    .map(([field, value]) => `${field} ${value}`)
    .join(', ');
}

function difference(before: ShownValues | null, after: ShownValues | null): string {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => [field, text(before?.[field]), text(after?.[field])] as const)
    .filter(([, old, next]) => old !== next)
    .map(([field, old, next]) => `${field} ${old || 'nothing'} → ${next || 'nothing'}`)
    .join(', ');
}

function text(value: string | string[] | undefined): string {
  if (!Array.isArray(value)) return value ?? '';
  const more = value.length > LISTED ? `; and ${value.length - LISTED} more` : '';
  return `${value.slice(0, LISTED).join('; ')}${more}`;
}
