import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorForLog } from '../../main/support/error-for-log.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

test('what a parser quotes of a file is not in the line, and the place is', () => {
  const logged = errorForLog(thrownBy(() => JSON.parse('{"Ada Example": x}')));
  expect(logged).toMatchObject({ type: 'SyntaxError', stack: expect.stringContaining(' at ') });
  expect(JSON.stringify(logged)).not.toMatch(/Ada|Example/);
});

test('what hangs on an error stays out, but for its code', () => {
  const error = Object.assign(new Error('The row "Ada Example" is not there.'), {
    code: 'ENOSPC',
    row: { name: 'Ada Example' },
    cause: new Error('Ada Example'),
  });
  expect(errorForLog(error)).toMatchObject({
    code: 'ENOSPC',
    message: 'The row "***" is not there.',
  });
  expect(JSON.stringify(errorForLog(error))).not.toContain('Ada');
});

test('a check that refuses an object does not tell what was in it', () => {
  const shape = z.strictObject({ kind: z.enum(['a', 'b']) });
  const error = thrownBy(() => shape.parse({ kind: 'Ada Example', 'Ben Sample': 1 }));
  expect(errorForLog(error)).toMatchObject({
    type: 'ZodError',
    message: 'refused: invalid_value, unrecognized_keys',
  });
  expect(JSON.stringify(errorForLog(error))).not.toMatch(/Ada|Ben/);
});

test('whatever else is thrown is told by its type alone', () => {
  expect(errorForLog('Ada Example')).toEqual({ type: 'string', message: '***' });
});
