import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** What a command is added to. */
export type AddTo = { program: Command; terminal: Terminal; exit(code: number): void };

/** For commands that tell nothing while they work. */
export const silent = (): void => {};
