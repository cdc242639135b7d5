import { Button } from '@mantine/core';
import { useState } from 'react';
import { pastedFile, pastedTable } from '../../client/pasted-table.ts';
import { useStartJob } from '../../client/start-job.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { GivenFiles } from '../../ui/given-files.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PasteTable } from './paste-table.tsx';
import { TemplateButton } from './template-button.tsx';
import { usePastedText } from './use-pasted-text.ts';
import { ReadingProgress } from './reading-progress.tsx';

/** Every way in for rows: dropped, chosen, pasted, or typed into an empty workbook. */
export function StartPanel() {
  const job = useStartJob();
  const [pasting, setPasting] = useState(false);
  const { start } = job;
  usePastedText({
    onFiles: (files) => void job.give(files),
    onText: (text) => {
      if (pastedTable(text) !== null) void job.give([pastedFile(text)]);
    },
  });
  return (
    <>
      {start.state === 'trouble' && (
        <GivenFiles
          message={start.message}
          files={start.files}
          onLeaveOut={(index) => job.leaveOut(index)}
          onStart={() => void job.begin(start.files)}
          onDismiss={job.dismiss}
        />
      )}
      <FileDrop
        title="Drop a spreadsheet to begin"
        hint="Rooms, contacts or extensions as XLSX, CSV or TSV, just as the site sent them. Reading and checking send nothing."
        busy={start.state === 'reading'}
        onFiles={(files) => void job.give(files)}
        onFolders={job.refuseFolders}
        others={
          <>
            <Button
              variant="default"
              leftSection={<Icon name="paste" />}
              onClick={() => setPasting(true)}
            >
              Paste a table…
            </Button>
            <TemplateButton />
          </>
        }
      />
      {start.state === 'reading' && <ReadingProgress names={start.names} onStop={job.cancel} />}
      <PasteTable
        opened={pasting}
        onClose={() => setPasting(false)}
        onTable={(text) => {
          setPasting(false);
          void job.give([pastedFile(text)]);
        }}
      />
    </>
  );
}
