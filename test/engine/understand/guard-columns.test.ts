import { expect, test } from 'vitest';
import { personalProblems } from '../../../main/engine/understand/guard-columns.ts';
import { mapSheets } from '../../../main/engine/understand/map-columns.ts';
import type { MapOverride } from '../../../main/engine/understand/map-overrides.ts';
import { personalIn } from '../../../main/engine/understand/personal-words.ts';
import type { Market } from '../../../shared/domain/offered.ts';
import { sheetOf } from './sheets.ts';

const WARD = sheetOf(
  'Rooms',
  ['Room', 'Extension', 'Patient name', 'DOB', 'MRN', 'Name', 'Admission date'],
  [
    ['101', '7101', 'Ada Example', '1941-03-05', '55501001', 'Ada Example', '2026-11-01'],
    ['102', '7102', 'Ben Sample', '1952-07-09', '55501002', 'Ben Sample', '2026-11-03'],
    ['103', '7103', 'Cleo Muster', '1938-12-24', '55501003', 'Cleo Muster', '2026-11-04'],
  ],
);

function fieldsOf(
  sheet: ReturnType<typeof sheetOf>,
  vertical: Market['vertical'],
  overrides: MapOverride[] = [],
): Record<string, string | null> {
  const mapped = mapSheets([sheet], overrides, undefined, undefined, vertical);
  if (!mapped.ok) throw new Error(mapped.error.message);
  return Object.fromEntries(
    (mapped.value[0]?.columns ?? []).map(({ column, field }) => [column, field]),
  );
}

test('columns about patients are named one by one', () => {
  expect(personalProblems(WARD)).toMatchObject([
    { column: 'Patient name', row: 0, severity: 'warning', code: 'privacy.patient-data' },
    { column: 'DOB' },
    { column: 'MRN' },
    { column: 'Name' },
    { column: 'Admission date' },
  ]);
});

test.each(['healthcare', 'senior-living'] as const)(
  'they feed nothing unasked in %s',
  (vertical) => {
    expect(fieldsOf(WARD, vertical)).toEqual({
      Room: 'room',
      Extension: 'extension',
      'Patient name': null,
      DOB: null,
      MRN: null,
      Name: null,
      'Admission date': null,
    });
  },
);

test('who chooses one has it', () => {
  const chosen: MapOverride[] = [{ field: 'displayName', column: 'Patient name' }];
  expect(fieldsOf(WARD, 'healthcare', chosen)['Patient name']).toBe('displayName');
});

test('elsewhere a name may be one to be read aloud, and dates of birth still feed nothing', () => {
  const hotel = sheetOf(
    'Rooms',
    ['Room', 'Extension', 'Name', 'Arrival', 'Passport number'],
    [
      ['101', '7101', 'Garden Suite', '2026-11-20', 'X5550100'],
      ['102', '7102', 'Harbour Suite', '2026-11-20', 'X5550101'],
      ['103', '7103', 'Tower Suite', '2026-11-20', 'X5550102'],
    ],
  );
  expect(fieldsOf(hotel, 'hospitality')['Passport number']).toBeNull();
  expect(personalProblems(hotel).map(({ column }) => column)).toContain('Passport number');
});

test('dates of birth and e-mail addresses are known by their cells', () => {
  const sheet = sheetOf(
    'Rooms',
    ['Room', 'X', 'Y', 'Opened'],
    [
      ['101', '05.03.1941', 'ada@mail.example', '2019-01-01'],
      ['102', '09.07.1952', 'ben@mail.example', '2019-01-01'],
      ['103', '24.12.1938', 'cleo@mail.example', '2020-01-01'],
    ],
  );
  expect(personalProblems(sheet).map(({ column }) => column)).toEqual(['X', 'Y']);
});

test('a list of rooms and one of people to call are about nobody', () => {
  for (const headers of [
    ['Room', 'Floor', 'Display name', 'Extension', 'Guest room', 'Patient room'],
    ['Address book', 'Name', 'Phone 1', 'Notes'],
    ['Zimmer', 'Etage', 'Name', 'Nebenstelle'],
  ]) {
    const cells = headers.map((_, at) => ['101', '1', 'Ada Example', '7101', 'x', 'y'][at] ?? '');
    expect(personalProblems(sheetOf('Rooms', headers, [cells, cells, cells]))).toEqual([]);
  }
});

test.each([
  ['PatientName', 'person'],
  ['Date de naissance', 'birth'],
  ['Geb.-Datum', 'birth'],
  ['Fecha de nacimiento', 'birth'],
  ['Data di nascita', 'birth'],
  ['生年月日', 'birth'],
  ['Patienten-Nr.', 'record'],
  ['N° de dossier', null],
  ['Numéro de dossier', 'record'],
  ['Codice fiscale', 'record'],
  ['診察券番号', 'record'],
  ['Reisepass', 'passport'],
  ['Diagnóstico', 'health'],
  ['Date d’arrivée', 'stay'],
  ['Check-in', 'stay'],
  ['Aufnahmedatum', 'stay'],
  ['Correo electrónico', 'email'],
  ['Loyalty no.', 'loyalty'],
  ['Nom du patient', 'person'],
  ['Bewohnername', 'person'],
  ['Paziente', 'person'],
  ['入居者名', 'person'],
  ['Guest room', null],
  ['Patient room phone', null],
])('%s speaks of %s', (header, kind) => {
  expect(personalIn(header)).toBe(kind);
});
