import { execFile } from 'node:child_process';
import { appendFile, mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isSending, killAndResume } from '../support/kill-and-resume.ts';
import { until } from '../support/until.ts';
import { judge, openArena } from './arena.ts';
import { count, newTally, pause } from './scenario.ts';
import type { Given, Scenario, Tally } from './scenario.ts';

const run = promisify(execFile);

type Disk = { fill(): Promise<void>; free(): Promise<void>; unmount(): Promise<void> };

/** A disk of its own for a data folder; null where this machine does not let us have one. */
async function smallDisk(path: string): Promise<Disk | null> {
  await mkdir(path, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=0700', 'tmpfs', path]);
  } catch {
    return null;
  }
  const filler = join(path, 'filler');
  return {
    async fill() {
      const { bavail, bsize } = await statfs(path);
      await appendFile(filler, Buffer.alloc(bavail * bsize)).catch(() => undefined);
    },
    free: () => rm(filler, { force: true }),
    unmount: async () => void (await run('umount', [path])),
  };
}

/** Fills the disk of the job folder at random moments, and frees it once the command has ended. */
async function fillDisk(given: Given): Promise<Tally | string> {
  const tally = newTally();
  const { onboarding: work, random } = given;
  for (let nth = 0; tally.kills < given.kills && nth < given.kills * 2; nth++) {
    const name = `disk-${nth}`;
    const home = join(given.folder, `${name}-home`);
    const disk = await smallDisk(home);
    if (!disk) return 'no disk of its own can be mounted here; run as root where that is allowed';
    const arena = await openArena(join(given.folder, name), work.start, { home });
    let fills = 0;
    try {
      const done = await killAndResume({
        begin: work.begin,
        env: arena.env,
        also: ['--results', arena.results],
        nextKill: () => null,
        async befall(process) {
          if (fills >= 2) return;
          // Once at any moment, once while the journal is written.
          const { took, sending } = work.expected;
          const late = fills % 2 === 1;
          if (late) await until(() => isSending(process) || process.child.exitCode !== null);
          await pause(random() * (late ? sending : took));
          if (process.child.exitCode !== null) return;
          await disk.fill();
          fills += 1;
          await process.ended;
          await disk.free();
        },
        goesOn: ({ code, stderr }) => code !== 0 && /disk|full|room/iu.test(stderr),
      });
      const verdict = await judge(arena, work, done);
      count(tally, name, verdict, { kills: fills, resumes: done.resumes });
    } finally {
      await arena.sandbox.end();
      await disk.unmount();
    }
  }
  return tally;
}

export const fullDisk: Scenario = {
  name: 'disk',
  what: 'the disk of the job folder full in the middle, and free again',
  play: fillDisk,
};
