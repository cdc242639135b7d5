import { expect, test } from 'vitest';
import { keepAwake } from '../../../main/hosts/electron/keep-awake.ts';

function machine() {
  const log: string[] = [];
  let tell: (on: boolean) => void = () => {};
  let ids = 0;
  keepAwake(
    {
      start: (type) => {
        log.push(`start ${type}`);
        return ids++;
      },
      stop: (id) => {
        log.push(`stop ${id}`);
        return true;
      },
    },
    { onChange: (listener) => void (tell = listener) },
  );
  return { log, tell: (on: boolean) => tell(on) };
}

test('the machine stays awake from the first run to the end of the last, each time anew', () => {
  const { log, tell } = machine();
  tell(true);
  tell(false);
  tell(true);
  tell(false);
  expect(log).toEqual([
    'start prevent-app-suspension',
    'stop 0',
    'start prevent-app-suspension',
    'stop 1',
  ]);
});

test('what is told twice is done once', () => {
  const { log, tell } = machine();
  tell(false);
  tell(true);
  tell(true);
  tell(false);
  tell(false);
  expect(log).toEqual(['start prevent-app-suspension', 'stop 0']);
});
