import type { Action, StepKind } from '../../shared/domain/kinds.ts';
import { KIND_WORDS } from '../../shared/domain/kind-words.ts';
import { capitalised, countOf } from './format.ts';
import type { IconName } from './icon.tsx';
import type { Status } from './status-mark.tsx';

/** `Contact` */
export function kindTitle(kind: StepKind): string {
  return capitalised(KIND_WORDS[kind][0]);
}

/** `Contacts` */
export function kindTitles(kind: StepKind): string {
  return capitalised(KIND_WORDS[kind][1]);
}

/** `1 contact`, `212 contacts` */
export function countOfKind(count: number, kind: StepKind): string {
  return countOf(count, ...KIND_WORDS[kind]);
}

/** What a step does, in a word; sign and tone only repeat it. */
export const ACTION_WORDS: Record<Action, { word: string; icon: IconName; status: Status }> = {
  create: { word: 'Create', icon: 'plus', status: 'good' },
  change: { word: 'Change', icon: 'pencil', status: 'active' },
  remove: { word: 'Remove', icon: 'trash', status: 'attention' },
  confirm: { word: 'Confirm', icon: 'question', status: 'attention' },
  unchanged: { word: 'Unchanged', icon: 'minus', status: 'idle' },
  conflict: { word: 'Conflict', icon: 'error', status: 'bad' },
  blocked: { word: 'Blocked', icon: 'lock', status: 'attention' },
};
