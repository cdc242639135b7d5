import type { Sandbox } from '../../main/sandbox/sandbox.ts';

/** Changes that the sandbox counted since it started, whoever made them. */
export function changesOf(sandbox: Sandbox): number {
  return Object.values(sandbox.requests().effects).reduce((sum, count) => sum + count, 0);
}
