import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { SourceRow } from '../../shared/domain/source.ts';
import { loadFile } from './load-file.ts';
import type { ReadMessage, ReadTask } from './read-protocol.ts';
import { refusalOf } from './refuse.ts';
import type { ReadEvents } from './sheet-events.ts';
import { sniff } from './sniff.ts';

/** Cells that cross at a time: few enough that the receiving thread stays responsive. */
const CHUNK_CELLS = 5_000;
/** Messages with rows that may wait for the receiving thread, so that neither memory nor its turn grows. */
const AHEAD = 4;

function post(message: ReadMessage): void {
  // Threads have no origins; the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message);
}

/** Rows go out in chunks, so that this thread never holds more than one of them. */
function createPoster(taken: Int32Array): ReadEvents {
  let rows: SourceRow[] = [];
  let cells = 0;
  let sent = 0;
  const flush = () => {
    if (rows.length > 0) {
      post({ type: 'rows', json: JSON.stringify(rows) });
      sent += 1;
      waitUntilTaken(taken, sent - AHEAD);
    }
    rows = [];
    cells = 0;
  };
  return {
    sheet: (name, visible) => post({ type: 'sheet', name, visible }),
    row(row) {
      rows.push(row);
      cells += row.cells.length;
      if (cells >= CHUNK_CELLS) flush();
    },
    sheetEnd(end) {
      flush();
      post({ type: 'sheetEnd', end });
    },
    note: (note) => post({ type: 'note', note }),
    decide: (decision) => post({ type: 'decision', decision }),
    progress: (share) => post({ type: 'progress', share }),
  };
}

function waitUntilTaken(taken: Int32Array, least: number): void {
  for (let now = Atomics.load(taken, 0); now < least; now = Atomics.load(taken, 0)) {
    Atomics.wait(taken, 0, now);
  }
}

/** Parsers are loaded by need: each costs more to load than a small file costs to read. */
async function read({ path, reading, taken }: ReadTask): Promise<void> {
  const file = basename(path);
  const bytes = await loadFile(path, file);
  const events = createPoster(new Int32Array(taken));
  if (sniff(file, bytes) === 'zip') {
    const { readXlsx } = await import('./xlsx/read-xlsx.ts');
    await readXlsx(file, bytes, events);
  } else {
    const { readText } = await import('./text/read-text.ts');
    readText(file, bytes, reading, events);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  post({ type: 'done', sha256, bytes: bytes.length });
}

async function readOrRefuse(task: ReadTask): Promise<void> {
  try {
    await read(task);
  } catch (error) {
    const failure = refusalOf(error);
    // Anything else is a bug and ends the worker with an error, which rejects the reading.
    if (!failure) throw error;
    post({ type: 'refused', failure });
  }
}

parentPort?.once('message', (task: ReadTask) => void readOrRefuse(task));
