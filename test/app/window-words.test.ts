import { expect, test } from 'vitest';
import { windowWords } from '../../main/app/window-words.ts';

const CLI = /--[a-z]|bellhop |BELLHOP_/;

test('sentences that end in a command end in what a window has instead', () => {
  const sentences = [
    '2 rows have errors, so nothing was sent; correct them, or send the valid rows with --skip-invalid.',
    'Nothing was sent, because what the plan touches has changed since: 101 is gone. Plan again, or leave these out with --skip-stale.',
    'Nothing was sent, because what the plan touches has changed since: 101 is gone. Leave these out: bellhop resume 2026-11-20-1305-k3f9 --skip-stale, or plan the file anew.',
    'The pilot is done; go on with the rest: bellhop resume 2026-11-20-1305-k3f9',
    'Stopped; what was in flight is finished. Go on: bellhop resume 2026-11-20-1305-k3f9',
    'The disk is full. Go on when that is mended: bellhop resume 2026-11-20-1305-k3f9',
    '3 steps are unknown: they were sent and nobody knows what came of them. Settle them: bellhop resume x',
    'Nothing was sent: look at the plan first (bellhop plan), then apply it with --yes.',
    'Sheet A looks like Rooms but has no column for Room or Unit ID; name it with --map room=COLUMN.',
    'Sheet A has the column Room twice; rename one of them, or choose with --map room= and the letter of a column.',
    'It may be Room, but that is not sure enough; --map room="Key card" takes it.',
    'No property is chosen; set BELLHOP_PROPERTY to its id, or BELLHOP_ORGANIZATION and its name.',
    'There is no account to sign in with: set BELLHOP_CLIENT_ID and BELLHOP_CLIENT_SECRET, and BELLHOP_REFRESH_TOKEN where you have one, or keep an account with bellhop account add.',
    'There is no account "x" on this machine; add it with bellhop account add, or choose one that bellhop account list shows.',
    'The sandbox of account Sandbox is one of a window and does not run here; choose another account with bellhop account use.',
    'The secret of account x can be opened by the desktop app only; use it there, or add the account under another name with bellhop account add.',
    'Nothing was sent: Hotel has only 1 of the 3 rooms that the file names, so it may be the wrong property; if it is the right one, say so with --yes-property "Hotel".',
    'Nothing was sent: the plan removes 2 things from Hotel; if that is meant, say so with --yes-delete "Hotel" ("Inn" is not the name of this property).',
    'Room "9" is not in this property; correct it; --create-rooms creates a new room.',
    "It would send a message to this person's phone, which has to be wanted: --allow-messages.",
    "2 steps would send 2 messages to people's phones and are blocked; --allow-messages allows that.",
    'Inbound calling: left out; ask for it by name (--inbound) to have it.',
    'There is no job "x"; `bellhop jobs` lists those there are.',
    'Write 0101, or take every such repair with --repair.',
  ];
  for (const sentence of sentences) {
    const said = windowWords(sentence);
    expect(said).not.toMatch(CLI);
    expect(said).toMatch(/[.]$/);
  }
});

test('a row that waits is told what sends it, in words of the window', () => {
  expect(windowWords('Not sent yet; resume goes on with it. Left out, as the row asks.')).toBe(
    'Not sent yet; going on sends it. Left out, as the row asks.',
  );
});

test('every other sentence stays as it is', () => {
  const sentence = 'Room 101 -- the suite -- is not there; correct its name.';
  expect(windowWords(sentence)).toBe(sentence);
});
