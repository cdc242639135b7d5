import pc from 'picocolors';
import type { Dispatch } from '../../app/dispatch.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { exitOfError } from './exit-codes.ts';

/** What a command needs of the terminal: results to `out`, words for people to `err`. */
export type Terminal = {
  /** One line of a result; control characters of a file's cells are made harmless. */
  out(text: string): void;
  /** One JSON document on a line of its own. */
  json(value: unknown): void;
  /** One line for people, made harmless likewise. */
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
  // Whoever reads the output may stop reading, as `head` does; the work goes on to its end.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(`${printable(text)}\n`),
    json: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
    err: (text) => void process.stderr.write(`${printable(text)}\n`),
    interactive: process.stderr.isTTY,
  };
}

// Colours of our own stay; everything else that a terminal would obey goes, turning text about too.
const OBEYED =
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  /\u001b\[\d{1,3}m|[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A line without what a terminal would obey: cells of a stranger's file are shown, never carried out. */
export function printable(line: string): string {
  return line.replace(OBEYED, (found) => {
    if (found.length > 1) return found;
    return found === '\t' ? ' ' : found === '\n' || found === '\r' ? '⏎' : '\uFFFD';
  });
}

/** Says why a command ended; one sentence, and in JSON where that was asked for. */
export function tellError(terminal: Terminal, error: CallError, json: boolean): number {
  if (json) terminal.json({ error });
  terminal.err(`${pc.red('bellhop:')} ${error.message}`);
  for (const name of error.names?.slice(1) ?? []) terminal.err(`  ${name}`);
  return exitOfError(error.code);
}
