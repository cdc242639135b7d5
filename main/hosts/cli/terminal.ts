import pc from 'picocolors';
import type { Dispatch } from '../../app/dispatch.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { exitOfError } from './exit-codes.ts';

/** What a command needs of the terminal: results to `out`, words for people to `err`. */
export type Terminal = {
  out(text: string): void;
  err(text: string): void;
  /** Stderr is a screen that can be drawn on. */
  interactive: boolean;
};

/** What every command gets. */
export type CommandContext = {
  terminal: Terminal;
  app: Dispatch;
  /** Gives out an id for a path; paths do not cross into the app. */
  file(path: string): string;
};

/** The process's own streams. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(`${printable(text)}\n`),
    err: (text) => void process.stderr.write(`${printable(text)}\n`),
    interactive: process.stderr.isTTY,
  };
}

// Colours of our own stay. JSON holds no control characters as they are, so it comes through unchanged.
const CONTROL =
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  /(?!\u001B\[\d{1,3}m)[\u0000-\u0008\u000B-\u001F]/g;

/** Text without what a terminal would obey: cells of a stranger's file are shown, never carried out. */
export function printable(text: string): string {
  return text.replace(CONTROL, '\uFFFD');
}

/** Says why a command ended; one sentence, and in JSON where that was asked for. */
export function tellError(terminal: Terminal, error: CallError, json: boolean): number {
  if (json) terminal.out(JSON.stringify({ error }));
  terminal.err(`${pc.red('bellhop:')} ${error.message}`);
  for (const name of error.names?.slice(1) ?? []) terminal.err(`  ${name}`);
  return exitOfError(error.code);
}
