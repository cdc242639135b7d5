import { Button } from '@mantine/core';
import { useWriteFile } from '../../client/write-file.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';

/** An empty workbook with every column that Bellhop knows, explained. */
export function TemplateButton() {
  const file = useWriteFile();
  return (
    <>
      <Button
        variant="default"
        loading={file.busy}
        leftSection={<Icon name="download" />}
        onClick={() =>
          void file.write('bellhop-template.xlsx', async (to, host) => {
            const reply = await host.call('templates.write', { to, kind: null });
            return reply.ok ? null : reply.error.message;
          })
        }
      >
        Empty workbook
      </Button>
      {file.trouble !== null && <CallTrouble error={{ message: file.trouble }} />}
    </>
  );
}
