import { expect, test } from 'vitest';
import { portOf } from '../../../../renderer/features/settings/sign-in-port.ts';

test('a port is a number from 1 to 65535, blanks around it aside', () => {
  expect(['1', ' 9090 ', '65535'].map(portOf)).toEqual([1, 9090, 65_535]);
  expect(['', '0', '65536', '90.9', '-1', '9e3', 'cb'].map(portOf)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});
