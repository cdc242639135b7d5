import type { EmitEvent, EventPayload } from '../../../shared/contract/contract.ts';
import type { Terminal } from './terminal.ts';

/** Smaller files are read before anybody wonders. */
const FROM_ROWS = 20_000;
const EVERY_MS = 2_000;

/** Tells on stderr, now and then, how far the reading of a large file is. */
export function tellFiles({ err }: Pick<Terminal, 'err'>, now: () => number): EmitEvent {
  let toldAt = -Infinity;
  return (name, payload) => {
    if (name !== 'files.progress') return;
    const { file, stage, rows, share } = payload as EventPayload<'files.progress'>;
    if (stage !== 'reading' || rows < FROM_ROWS || now() - toldAt < EVERY_MS) return;
    toldAt = now();
    err(`Reading ${file}: ${Math.round(share * 100)} %, ${rows.toLocaleString('en')} rows so far.`);
  };
}
