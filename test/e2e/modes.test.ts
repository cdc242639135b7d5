import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Mode } from '../../main/sandbox/switches.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { bellhop } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';
import { edited } from '../support/edited-workbook.ts';
import type { Edit } from '../support/edited-workbook.ts';
import { naturalState } from '../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';

const MODES: readonly Mode[] = ['documented', 'legacy', '2025'];

/** One edit of every sort that an export can be given. */
const EDITS: Edit[] = [
  { sheet: 'Rooms', row: { Room: '101' }, column: 'Action', value: 'delete' },
  { sheet: 'Rooms', row: { Room: '102' }, column: 'Address books', value: 'Services' },
  { sheet: 'Rooms', row: { Room: '103' }, column: 'Extension', value: '(clear)' },
  { sheet: 'Rooms', row: { Room: '104' }, column: 'Display name', value: 'Corner room' },
  { sheet: 'Rooms', row: { Room: '105' }, column: 'Room', value: 'Suite 105' },
  { sheet: 'Rooms', row: { Room: '106' }, column: 'External user', value: 'guest-106' },
  { sheet: 'Contacts', row: { Name: 'Desk 3' }, column: 'Action', value: 'delete' },
  { sheet: 'Contacts', row: { Name: 'Desk 4' }, column: 'Address book', value: 'Services' },
  { sheet: 'Contacts', row: { Name: 'Desk 5' }, column: 'Phone 1', value: '+12065550177' },
  { sheet: 'Extensions', row: { Extension: '7201' }, column: 'Extension', value: '7299' },
];

let folder = '';
let workbook = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-modes-'));
  workbook = join(folder, 'onboarding.xlsx');
  await writeOnboarding(workbook, roomNames(2, 6));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('whichever side of its contradictions the service takes, the same workbooks end in the same state', async () => {
  const ends = new Map<Mode, unknown>();
  for (const mode of MODES) {
    const sandbox = await startSandbox({ rooms: 12, floors: 2, seed: 7, mode });
    const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, `home-${mode}`) };
    const file = (name: string): string => join(folder, `${mode}-${name}.xlsx`);
    const run = async (...args: string[]): Promise<string> => {
      const ended = await bellhop(args, env);
      expect(ended.code, `${mode}: ${args.join(' ')}\n${ended.stderr}`).toBe(0);
      return ended.stdout;
    };
    const unplanned = async (name: string): Promise<void> => {
      await run('export', '-o', file(name));
      const plan = JSON.parse(await run('plan', file(name), '--json')) as Plan;
      expect([mode, plan.steps, plan.problems]).toEqual([mode, [], []]);
    };
    await run('apply', workbook, '--yes');
    await unplanned('onboarded');
    const onboarded = naturalState(sandbox.state);

    await edited(file('onboarded'), file('edited'), EDITS);
    const consents = ['--yes', '--yes-delete', 'Hotel Example'];
    await run('apply', file('edited'), ...consents);
    const changed = changesOf(sandbox);
    await run('apply', file('edited'), ...consents);
    // Of profiles whose name the service does not tell, the one that was asked for is sent again.
    const untold = mode === 'legacy' ? 1 : 0;
    expect([mode, changesOf(sandbox)]).toEqual([mode, changed + untold]);
    await unplanned('changed');
    ends.set(mode, [onboarded, naturalState(sandbox.state)]);
    await sandbox.close();
  }
  expect(ends.get('legacy')).toEqual(ends.get('documented'));
  expect(ends.get('2025')).toEqual(ends.get('documented'));
}, 180_000);
