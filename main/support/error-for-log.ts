import { MASK } from './mask.ts';

/** What support needs of an error that nobody expected, without what it says about the data. */
type LoggedError = { type: string; message: string; stack?: string; code?: string };

/**
 * An error for a log line: its kind, where it came about, and its sentence without whatever stands in
 * quotation marks, since there parsers and checks put pieces of files, names of people among them.
 * Whatever else hangs on it, such as the value that was refused, stays out.
 */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: MASK };
  const { name, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // The stack begins with the message; what follows are places in the program.
  const places = stack?.split('\n').filter((line) => /^\s+at /u.test(line));
  return {
    type: name,
    message: messageOf(error),
    ...(places && { stack: places.join('\n') }),
    ...(code !== undefined && { code }),
  };
}

/** Checks tell what is wrong by codes; where it is wrong may be the name of a person. */
function messageOf(error: Error): string {
  if (!('issues' in error) || !Array.isArray(error.issues)) return withoutData(error.message);
  const codes = error.issues.map((issue: unknown) =>
    typeof issue === 'object' && issue !== null && 'code' in issue ? String(issue.code) : '?',
  );
  return `refused: ${[...new Set(codes)].join(', ')}`;
}

/** From the first quotation mark to the last, since what is quoted may hold some itself. */
function withoutData(text: string): string {
  return text
    .replace(/"[^]*"/u, `"${MASK}"`)
    .replace(/[“„«「][^]*[”“»」]/u, `“${MASK}”`)
    .replace(/`[^]*`/u, `\`${MASK}\``)
    .replace(/\b(contact|inboundCalling|externalUser):\S+/gu, `$1:${MASK}`);
}
