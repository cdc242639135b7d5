import { expect, test } from 'vitest';
import { createEventHub } from '../../main/hosts/event-hub.ts';

test('every listener hears every event until it stops listening', () => {
  const hub = createEventHub();
  const heard: string[] = [];
  const stopFirst = hub.listen((name) => heard.push(`first ${name}`));
  hub.listen((name) => heard.push(`second ${name}`));
  hub.emit('job.changed', { job: 'a' });
  stopFirst();
  hub.emit('job.changed', { job: 'b' });
  expect(heard).toEqual(['first job.changed', 'second job.changed', 'second job.changed']);
});

test('one function that listens twice hears twice, and stops once at a time', () => {
  const hub = createEventHub();
  let heard = 0;
  const listener = () => void (heard += 1);
  const stop = hub.listen(listener);
  hub.listen(listener);
  stop();
  stop();
  hub.emit('job.changed', { job: 'a' });
  expect(heard).toBe(1);
});

test('a listener that stops while it hears keeps no other from hearing', () => {
  const hub = createEventHub();
  const heard: string[] = [];
  const stop = hub.listen(() => {
    stop();
    heard.push('first');
  });
  hub.listen(() => heard.push('second'));
  hub.emit('job.changed', { job: 'a' });
  expect(heard).toEqual(['first', 'second']);
});
