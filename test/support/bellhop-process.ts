import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../main/hosts/cli/bellhop.mjs', import.meta.url));

export type Ended = { code: number | null; signal: string | null; stdout: string; stderr: string };

export type Started = {
  child: ChildProcess;
  ended: Promise<Ended>;
  stdout(): string;
  stderr(): string;
};

/** Starts the real command as a child process. @param input what it finds on stdin; nothing where it is left out */
export function startBellhop(
  args: string[],
  env: Record<string, string>,
  cwd?: string,
  input?: string,
): Started {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  // A command that ends without reading breaks the pipe, which is its right.
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended, stdout: () => stdout, stderr: () => stderr };
}

/** Runs the real command to its end. */
export function bellhop(
  args: string[],
  env: Record<string, string>,
  cwd?: string,
  input?: string,
): Promise<Ended> {
  return startBellhop(args, env, cwd, input).ended;
}

/** The last line of NDJSON output: a run's summary. */
export function lastJson(stdout: string): Record<string, unknown> {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as Record<string, unknown>;
}
