import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { useCall } from '../../client/queries.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf } from '../../ui/format.ts';
import { VisibleText } from '../../ui/visible-text.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import classes from './repair-dialog.module.css';
import { repairsOffered, rulesBehind } from './repairs-offered.ts';

type Cause = Draft['causes'][number];

const LOOKED_AT = 50;

/** What the repairs of a cause would make of its cells, to be looked at before they are taken. */
export function RepairDialog(props: {
  job: string;
  notes: Draft['notes'];
  /** Null: closed. */
  cause: Cause | null;
  onRepair: (code: string) => void;
  onClose: () => void;
}) {
  return (
    <Modal
      opened={props.cause !== null}
      onClose={props.onClose}
      size="lg"
      title="Repair these cells?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {props.cause !== null && <Offer {...props} cause={props.cause} />}
    </Modal>
  );
}

function Offer(props: {
  job: string;
  notes: Draft['notes'];
  cause: Cause;
  onRepair: (code: string) => void;
  onClose: () => void;
}) {
  const { job, cause } = props;
  const page = useCall('rows.page', {
    job,
    filter: { code: cause.code },
    offset: 0,
    limit: LOOKED_AT,
  });
  const repairs = repairsOffered(page.data?.items ?? [], cause.code);
  const more = cause.repairable - repairs.length;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {cause.message} {rulesBehind(cause.code, props.notes).join(' ')} Look whether these are
        meant; the repair is one step, which undo takes back.
      </Text>
      {page.error !== null && <CallTrouble title="The cells cannot be shown" error={page.error} />}
      {page.isPending && <Waiting what="Looking the cells up" />}
      {repairs.length > 0 && (
        <div className={classes.frame} role="group" aria-label="Before and after" tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Cell</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {repairs.map(({ key, sheet, row, column, before, after }) => (
                <tr key={key}>
                  <th scope="row">
                    {column}, row {row} of {sheet}
                  </th>
                  <td>{before === '' ? <em>empty</em> : <VisibleText text={before} />}</td>
                  <td>{after === '' ? <em>empty</em> : <VisibleText text={after} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page.data !== undefined && more > 0 && (
        <Text size="sm" c="dimmed">
          And {countOf(more, 'more cell')}.
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => props.onRepair(cause.code)}>
          Repair {countOf(cause.repairable, 'cell')}
        </Button>
      </Group>
    </Stack>
  );
}
