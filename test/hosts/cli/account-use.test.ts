import { expect, test } from 'vitest';
import { overruledNote } from '../../../main/hosts/cli/commands/account-use.ts';

test('a choice that the environment overrules is said to have no effect yet', () => {
  expect(overruledNote({ BELLHOP_CLIENT_ID: 'id' }, 'Hotel')).toMatch(
    /BELLHOP_CLIENT_ID is set.*account environment/,
  );
  expect(overruledNote({ BELLHOP_ACCOUNT: 'Other', BELLHOP_CLIENT_ID: 'id' }, 'Hotel')).toMatch(
    /BELLHOP_ACCOUNT is set.*account Other/,
  );
});

test('nothing is said where the choice has its effect', () => {
  expect(overruledNote({}, 'Hotel')).toBeNull();
  expect(
    overruledNote({ BELLHOP_ACCOUNT: ' hotel ', BELLHOP_CLIENT_ID: 'id' }, 'Hotel'),
  ).toBeNull();
});
