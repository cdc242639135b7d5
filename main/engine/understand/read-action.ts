import type { RowAction } from '../../../shared/domain/kinds.ts';
import { ROW_ACTIONS } from '../../../shared/domain/kinds.ts';
import { error } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

const WORDS: ReadonlyMap<string, RowAction> = new Map(
  ROW_ACTIONS.filter((action) => action !== 'upsert').map((action) => [action, action]),
);

/** The wish in an Action cell; an empty cell is `upsert`. */
export function readAction(text: string | undefined): {
  action: RowAction;
  finding: Finding | null;
} {
  if (text === undefined) return { action: 'upsert', finding: null };
  const action = WORDS.get(text.toLowerCase());
  return action ? { action, finding: null } : { action: 'upsert', finding: unknownAction };
}

const unknownAction = error(
  'action.unknown',
  'This is no action that Bellhop knows.',
  'Write create, update, delete or skip, or leave the cell empty to create or change.',
);
