import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import { countOf, formatCount } from '../../ui/format.ts';

type Sheets = Pick<Draft, 'sheets'>;

/** Whether rows of this job may ask for rooms to be removed. */
function mayRemoveRooms({ sheets }: Sheets): boolean {
  return sheets.some(
    ({ kind, columns }) => kind === 'rooms' && columns.some(({ field }) => field === 'action'),
  );
}

function inboundRows({ sheets }: Sheets): number {
  return sheets.reduce((sum, { kind, rows }) => (kind === 'inboundCalling' ? sum + rows : sum), 0);
}

/** Choices that would do nothing for these rows are left away, unless they are taken already. */
export function choicesOffered(
  draft: Sheets,
  view: Pick<PlanView, 'messages'> | null,
  choices: Pick<PlanChoices, 'deleteUnits' | 'allowMessages'>,
): { deleteUnits: boolean; allowMessages: boolean } {
  const removes = mayRemoveRooms(draft);
  const messages = view === null ? 0 : view.messages.sent + view.messages.held;
  return {
    deleteUnits: choices.deleteUnits || removes,
    allowMessages: choices.allowMessages || removes || messages > 0 || inboundRows(draft) > 0,
  };
}

/** How many messages it comes to, as far as anybody knows; null where nobody does. */
export function messagesCounted(
  draft: Sheets,
  view: Pick<PlanView, 'messages'> | null,
): string | null {
  if (view !== null && view.messages.sent > 0) {
    const { sent } = view.messages;
    return sent === 1
      ? 'This plan sends 1 message.'
      : `This plan sends ${formatCount(sent)} messages.`;
  }
  if (view !== null && view.messages.held > 0) {
    return `${countOf(view.messages.held, 'step waits', 'steps wait')} for this.`;
  }
  const rows = inboundRows(draft);
  if (view !== null || rows === 0) return null;
  return `${countOf(rows, 'row of inbound calling is', 'rows of inbound calling are')} in the file; the plan counts the messages.`;
}
