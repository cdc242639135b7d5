import type { BaseWindow, MessageBoxOptions } from 'electron';
import { expect, test } from 'vitest';
import { askBeforeClose } from '../../../main/hosts/electron/ask-before-close.ts';

/** A window with runs that are on or not, and a person who answers with these buttons in turn. */
function closing(given: { on: boolean; answers?: number[] }) {
  const log: string[] = [];
  const answers = [...(given.answers ?? [])];
  let paused: () => void = () => {};
  const close = askBeforeClose({
    window: {} as BaseWindow,
    dialog: {
      showMessageBox: async (...asked: unknown[]) => {
        const { message, buttons, cancelId } = asked.at(-1) as MessageBoxOptions;
        log.push(message);
        expect(buttons?.[cancelId ?? -1]).toMatch(/Keep running|Wait/);
        return { response: answers.shift() ?? -1, checkboxChecked: false };
      },
    },
    runs: {
      isOn: () => given.on,
      pause: () => {
        log.push('pause');
        return new Promise((resolve) => (paused = resolve));
      },
      abort: () => void log.push('abort'),
    },
    end: async () => void log.push('end'),
  });
  const event = { prevented: 0, preventDefault: () => void (event.prevented += 1) };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    log,
    event,
    close: async () => {
      close(event);
      await settle();
    },
    paused: async () => {
      paused();
      await settle();
    },
  };
}

const PAUSE = 'A run is on. Pause it and quit?';
const CUT = 'Bellhop waits for answers to what it has sent. Cut them off?';

test('without a run the window closes without a question, and once', async () => {
  const { close, log, event } = closing({ on: false });
  await close();
  await close();
  expect(log).toEqual(['end']);
  expect(event.prevented).toBe(2);
});

test('a run is kept where the person wants it so, and may be asked about again', async () => {
  const { close, log } = closing({ on: true, answers: [1, 1] });
  await close();
  await close();
  expect(log).toEqual([PAUSE, PAUSE]);
});

test('a run is paused to its end before the window goes', async () => {
  const { close, paused, log } = closing({ on: true, answers: [0] });
  await close();
  expect(log).toEqual([PAUSE, 'pause']);
  await paused();
  expect(log).toEqual([PAUSE, 'pause', 'end']);
});

test('closed again while it pauses, the window offers to cut off what is in flight', async () => {
  const { close, paused, log } = closing({ on: true, answers: [0, 1, 0] });
  await close();
  await close();
  expect(log).toEqual([PAUSE, 'pause', CUT]);
  await close();
  expect(log).toEqual([PAUSE, 'pause', CUT, CUT, 'abort']);
  await paused();
  expect(log.at(-1)).toBe('end');
});
