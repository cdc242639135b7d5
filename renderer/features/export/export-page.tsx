import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import { useHost } from '../../client/host-context.tsx';
import { useCall } from '../../client/queries.ts';
import { usePropertyName } from '../../client/use-property-name.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { ExportDone } from './export-done.tsx';
import { ExportProgress } from './export-progress.tsx';
import classes from './export-page.module.css';
import { USUAL_KINDS, exportLabel, propertyWord } from './export-words.ts';
import { useExport } from './use-export.ts';

const KIND_NOTES: Record<SheetKind, string> = {
  rooms:
    'With profile, display name, address books and extensions. Costs most: each room is asked.',
  contacts: 'With their numbers. Each contact of each address book is asked.',
  extensions: 'Which extension rings where, by trunk.',
  addressBooks: 'Those that rooms of this property use, and those that nobody uses.',
  associations: 'Which room may call from which address book.',
  callingRules: 'Which room blocks which, and who may drop in on whom.',
  inboundCalling:
    'Which contact may call which room. It cannot be listed, so each room is asked for each contact that it can call: with 300 rooms and 20 contacts, 6,000 requests.',
  externalUsers: 'Which user of a WebRTC provider rings in which room.',
};

/** What is live, as a workbook made for reading and for importing again. */
export function ExportPage() {
  const host = useHost();
  const accounts = useCall('accounts.list', {});
  const [kinds, setKinds] = useState<readonly SheetKind[]>(USUAL_KINDS);
  const [allBooks, setAllBooks] = useState(false);
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const account = accounts.data?.find((one) => one.current);
  const propertyName = usePropertyName(account);
  const work = useExport();
  const browser = host.kind === 'browser';

  return (
    <StageFrame
      title="Export"
      lead="What is live, as a workbook: for the site, for an audit, or to be edited and imported again. Only reads; nothing is changed."
    >
      {accounts.error !== null && <CallTrouble error={accounts.error} />}
      {accounts.data !== undefined && account === undefined && (
        <EmptyState
          icon="export"
          title="No account yet"
          text="An export reads a property through an account. Add one, or start the sandbox, under Settings."
        >
          <Button component="a" href="#/settings">
            Go to Settings
          </Button>
        </EmptyState>
      )}
      {account !== undefined && work.state.step === 'reading' && <ExportProgress />}
      {work.state.step === 'done' && <ExportDone done={work.state} inBrowser={browser} />}
      {work.state.step === 'trouble' && (
        <CallTrouble title="Nothing was exported" error={{ message: work.state.message }} />
      )}
      {account !== undefined && work.state.step !== 'reading' && (
        <Panel title={`What to export of ${propertyWord(account, propertyName)}`}>
          <Stack gap="lg">
            <Checkbox.Group
              label="Kinds"
              value={[...kinds]}
              onChange={(chosen) => setKinds(SHEET_KINDS.filter((kind) => chosen.includes(kind)))}
            >
              <div className={classes.kinds}>
                {SHEET_KINDS.map((kind) => (
                  <Checkbox
                    key={kind}
                    value={kind}
                    label={sheetOf(kind).title}
                    description={KIND_NOTES[kind]}
                  />
                ))}
              </div>
            </Checkbox.Group>
            <Checkbox
              checked={allBooks}
              onChange={(event) => setAllBooks(event.currentTarget.checked)}
              label="Address books that only other properties use, too"
              description="With their contacts. Without this, books of other properties are left out."
            />
            <Radio.Group
              label="Format"
              value={format}
              onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
            >
              <div className={classes.kinds}>
                <Radio
                  value="xlsx"
                  label="Excel workbook"
                  description="One file with a summary sheet; edited and imported again, only the edits apply."
                />
                <Radio
                  value="csv"
                  disabled={browser}
                  label="CSV files"
                  description={
                    browser
                      ? 'A folder of files, which a browser cannot take at once; the desktop window and the command line write it.'
                      : 'A folder with one file a kind, for other programs.'
                  }
                />
              </div>
            </Radio.Group>
            <div>
              <Group>
                <Button
                  leftSection={<Icon name="export" />}
                  disabled={kinds.length === 0}
                  onClick={() =>
                    void work.start({
                      kinds,
                      format,
                      allBooks,
                      property: propertyWord(account, propertyName),
                    })
                  }
                >
                  {exportLabel(kinds)}
                </Button>
              </Group>
              <Text size="sm" c="dimmed" mt="xs">
                What it costs: about one request a room and one a contact, since the service lists
                neither with its details. At five requests a second, 300 rooms take a minute.
                {kinds.includes('inboundCalling') &&
                  ' Inbound calling adds one for each room and each contact that it can call.'}
              </Text>
            </div>
          </Stack>
        </Panel>
      )}
    </StageFrame>
  );
}
