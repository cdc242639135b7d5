import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { NewJob } from '../../../main/jobs/job-store.ts';
import type { Plan, Step } from '../../../shared/domain/plan.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { planOptions } from '../../../shared/domain/settings.ts';

/** A data folder of its own, gone after the test. */
export async function tempHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-jobs-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

/** A job over one source file, which is written into the home. */
export async function jobOf(home: string, change: Partial<NewJob> = {}): Promise<NewJob> {
  const path = join(home, 'Rooms.csv');
  await writeFile(path, 'Room;Extension\n101;7101\n');
  return {
    apiUrl: 'http://127.0.0.1:9/',
    organization: 'org-1',
    property: { id: 'property-1', name: 'Harbour House' },
    sources: [{ name: 'Rooms.csv', path }],
    options: planOptions.parse({ skipInvalid: true }),
    setup: { map: { room: 'Rm' }, consents: ['messages'] },
    ...change,
  };
}

/** The value of a result that must be there. */
export function must<T>(result: Result<T, { message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export function planOf(steps: number): Plan {
  return {
    format: 'bellhop-plan',
    version: 1,
    planHash: 'hash',
    createdAt: '2026-11-20T13:05:00.000Z',
    apiUrl: 'http://127.0.0.1:9',
    organization: null,
    property: { id: 'property-1', name: 'Harbour House' },
    sources: [{ name: 'Rooms.csv', sha256: 'aa', bytes: 24 }],
    options: planOptions.parse({}),
    problems: [],
    counts: {
      create: steps,
      change: 0,
      unchanged: 0,
      remove: 0,
      confirm: 0,
      conflict: 0,
      blocked: 0,
    },
    requests: steps,
    estimateSeconds: steps / 10,
    limits: [],
    steps: Array.from({ length: steps }, (_, at) => stepOf(at)),
    sheets: [{ name: 'Rooms', kind: 'rooms', headers: ['Room', 'Extension'] }],
    rows: Array.from({ length: steps }, (_, at) => ({
      key: `r${at}`,
      sheet: 'Rooms',
      row: at + 2,
      cells: [String(at), `7${at}`],
      state: 'valid' as const,
      data: null,
      steps: [`addressBook:${at}`],
      reason: '',
    })),
    known: { addressBooks: ['b-1'], contacts: { 'b-1': ['c-1'] } },
    notes: [],
  };
}

function stepOf(at: number): Step {
  return {
    id: `addressBook:${at}`,
    kind: 'addressBook',
    key: String(at),
    action: 'create',
    before: null,
    after: { name: `Book ${at}` },
    rows: [`r${at}`],
    needs: [],
    write: { op: 'addressBook.create', name: `Book ${at}` },
    remoteId: null,
    reason: null,
  };
}
