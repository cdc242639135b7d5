import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs a script of this folder in a process of its own, so that nothing before it counts, and gives
 * the JSON of its last line. Scripts are JavaScript and import what was compiled, as users run it.
 */
export function child<T>(
  script: URL,
  args: readonly string[],
  options: { env?: Record<string, string>; flags?: readonly string[] } = {},
): Promise<T> {
  const path = fileURLToPath(script);
  const env = { PATH: process.env['PATH'] ?? '', ...options.env };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...(options.flags ?? []), path, ...args],
      { env, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        const last = stdout.trim().split('\n').at(-1) ?? '';
        if (error) reject(new Error(`${path} ended: ${stderr.slice(-2000)}`, { cause: error }));
        else resolve(JSON.parse(last) as T);
      },
    );
  });
}
