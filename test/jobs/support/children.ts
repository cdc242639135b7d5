import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { compiledFile } from '../../../main/support/compiled-file.ts';

export type Child = {
  /** Every line so far. */
  lines: string[];
  /** Resolves when that many lines have come; rejects when the child ends before. */
  told(count: number): Promise<void>;
  /** Ends the child at once, as a crash would. */
  kill(): Promise<void>;
  /** Resolves to the exit code, or null after a kill. */
  ended: Promise<number | null>;
};

/** Starts `child.mjs` at a task; `shell` is run first in the same process, for its limits. */
export function startChild(
  task: string,
  args: string[],
  options: { env?: Record<string, string>; shell?: string } = {},
): Child {
  const script = fileURLToPath(new URL('child.mjs', import.meta.url));
  const command = [
    process.execPath,
    script,
    compiledFile('main/jobs/job-store.js').href,
    task,
    ...args,
  ];
  const child = spawn('sh', ['-c', `${options.shell ?? ':'}; exec "$@"`, 'sh', ...command], {
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting: { count: number; resolve(): void; reject(error: Error): void }[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const one of waiting) if (lines.length >= one.count) one.resolve();
  });
  const ended = new Promise<number | null>((resolve) => {
    // `close` comes after the last line, `exit` may come before.
    child.on('close', (code) => {
      const error = new Error(`The child ended after ${lines.join(', ')}.`);
      for (const one of waiting) one.reject(error);
      resolve(code);
    });
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    lines,
    told: (count) =>
      new Promise((resolve, reject) => {
        if (lines.length >= count) return resolve();
        waiting.push({ count, resolve, reject });
      }),
    kill,
    ended,
  };
}
