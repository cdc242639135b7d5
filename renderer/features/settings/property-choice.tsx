import { Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { AccountView } from '../../../shared/contract/calls/accounts.ts';
import { useCall, useCallMutation } from '../../client/queries.ts';
import { usePropertyName } from '../../client/use-property-name.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Waiting } from '../../ui/waiting.tsx';

/** Which property of the organisation the account writes to; the list is asked for on demand. */
export function PropertyChoice(props: { account: AccountView }) {
  const { account } = props;
  const [choosing, setChoosing] = useState(false);
  const properties = useCall(
    'properties.list',
    { account: account.name },
    { enabled: choosing, staleTime: 60_000 },
  );
  const choose = useCallMutation('accounts.chooseProperty', {
    onSuccess(accounts, _input, queries) {
      queries.setQueryData(['accounts.list', {}], accounts);
      setChoosing(false);
    },
  });
  const shown = usePropertyName(account);

  if (!choosing) {
    return (
      <Group gap="sm" wrap="nowrap" align="center">
        <Icon name="building" />
        <Text component="div" size="sm" fw={600} miw={0}>
          {shown === null ? 'No property chosen yet' : <LongText text={shown} />}
        </Text>
        {account.secret !== 'env' && (
          <Button
            size="xs"
            variant="default"
            flex="none"
            aria-label={`Choose the property of ${account.name}`}
            onClick={() => setChoosing(true)}
          >
            {shown === null ? 'Choose…' : 'Change…'}
          </Button>
        )}
      </Group>
    );
  }
  if (properties.error !== null) {
    return (
      <CallTrouble
        title="The properties cannot be listed"
        error={properties.error}
        retry={() => void properties.refetch()}
      />
    );
  }
  if (properties.data === undefined) return <Waiting what="Asking for the properties" />;
  const known = properties.data;
  return (
    <>
      <Group align="end" gap="sm">
        <Select
          label="Property"
          placeholder={`Search ${known.length} by name`}
          searchable
          comboboxProps={{ withinPortal: false }}
          autoFocus
          flex="1 1 300px"
          maw={480}
          nothingFoundMessage="No property of that name"
          data={known.map((property) => ({ value: property.id, label: property.name }))}
          value={known.find((property) => property.id === account.property)?.id ?? null}
          onChange={(id) => {
            const property = known.find((each) => each.id === id);
            if (property !== undefined) choose.mutate({ name: account.name, property });
          }}
        />
        <Button variant="default" onClick={() => setChoosing(false)}>
          Leave as it is
        </Button>
      </Group>
      {choose.error !== null && <CallTrouble error={choose.error} />}
    </>
  );
}
