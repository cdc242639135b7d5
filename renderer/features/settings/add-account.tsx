import {
  Box,
  Button,
  Collapse,
  Group,
  NativeSelect,
  PasswordInput,
  SimpleGrid,
  TextInput,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CallError } from '../../../shared/contract/errors.ts';
import { REGIONS, VERTICALS } from '../../../shared/domain/settings.ts';
import { useHost } from '../../client/host-context.tsx';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Panel } from '../../ui/panel.tsx';
import { accountInput, emptyAccount, missingFields, wrongFields } from './account-form.ts';
import type { AccountForm } from './account-form.ts';

const REGION_LABELS = { NA: 'North America', EU: 'Europe', FE: 'Far East' };
const COLOURS = [
  { value: '', label: 'One that is free' },
  { value: '#1c7ed6', label: 'Blue' },
  { value: '#2b8a3e', label: 'Green' },
  { value: '#e8590c', label: 'Orange' },
  { value: '#ae3ec9', label: 'Purple' },
  { value: '#c92a2a', label: 'Red' },
  { value: '#f59f00', label: 'Yellow' },
];
/** As much as the program takes. */
const NAME_LENGTH = 60;
const SECRET_FIELDS = ['clientId', 'clientSecret', 'refreshToken'] as const;

/** Takes typed credentials, hands them over once, and forgets them whatever the answer. */
export function AddAccount(props: {
  onDone: () => void;
  /** Once the account of this name is added, where the person wants to sign in to it. */
  onSignIn: (name: string) => void;
}) {
  const host = useHost();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [form, setForm] = useState<AccountForm>(emptyAccount);
  const [tried, setTried] = useState(false);
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState<'add' | 'sign-in' | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const missing = missingFields(form);
  const wrong = wrongFields(form);

  const field = (name: keyof AccountForm) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [name]: value }));
    },
    error: tried ? (missing.includes(name) ? 'Needed' : wrong[name]) : undefined,
    autoComplete: 'off',
    spellCheck: false,
  });

  async function add(then: 'add' | 'sign-in') {
    setTried(true);
    if (missing.length > 0 || Object.keys(wrong).length > 0) return;
    setTried(false);
    setBusy(then);
    setForm((before) => SECRET_FIELDS.reduce((next, name) => ({ ...next, [name]: '' }), before));
    // Not through the cache of calls, which would remember what was typed.
    const reply = await host.call('accounts.add', accountInput(form));
    setBusy(null);
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    queries.setQueryData(['accounts.list', {}], reply.value);
    announce(`The account ${form.name.trim()} is added.`);
    props.onDone();
    if (then === 'sign-in') props.onSignIn(form.name.trim());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void add('add');
  }

  return (
    <Panel
      title="Add an account"
      lead="The credentials of a Login with Amazon security profile that may use Alexa Smart Properties."
    >
      <form onSubmit={submit} autoComplete="off" noValidate>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
          <TextInput
            label="Name"
            description="How you call it"
            maxLength={NAME_LENGTH}
            withAsterisk
            {...field('name')}
          />
          <NativeSelect
            label="Region"
            description="Where the service of this organisation runs"
            withAsterisk
            data={REGIONS.map((region) => ({ value: region, label: REGION_LABELS[region] }))}
            {...field('region')}
          />
          <PasswordInput label="Client id" withAsterisk {...field('clientId')} />
          <PasswordInput label="Client secret" withAsterisk {...field('clientSecret')} />
          <PasswordInput
            label="Refresh token"
            description="Leave empty to sign in with Amazon, or where the client alone may act"
            {...field('refreshToken')}
          />
          <TextInput
            label="Organisation id"
            description="Needed to choose a property by name"
            {...field('organization')}
          />
          <TextInput
            label="Country"
            description="Two letters, such as US; tells what the service offers there"
            maxLength={2}
            {...field('country')}
          />
          <NativeSelect
            label="Kind of property"
            description="Tells what the service offers"
            data={[{ value: '', label: 'Not known' }, ...VERTICALS]}
            {...field('vertical')}
          />
        </SimpleGrid>
        <Button
          mt="md"
          size="compact-sm"
          variant="subtle"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {more ? 'Fewer fields' : 'Addresses, trunk, provider and colour'}
        </Button>
        <Collapse expanded={more}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm" mt="sm">
            <TextInput
              label="API address"
              description="Only where it is not the one of the region"
              placeholder="https://…"
              {...field('apiUrl')}
            />
            <TextInput
              label="Token address"
              description="Only where it is not Amazon's"
              placeholder="https://…"
              {...field('tokenUrl')}
            />
            <TextInput label="Trunk id" description="For rows that name none" {...field('trunk')} />
            <TextInput
              label="Service provider id"
              description="For rows of external users that name none"
              {...field('serviceProvider')}
            />
            <NativeSelect
              label="Colour"
              description="Tints the bar above while this account is used"
              data={COLOURS}
              {...field('colour')}
            />
          </SimpleGrid>
        </Collapse>
        {error !== null && (
          <Box mt="md">
            <CallTrouble
              title="The account was not added; type the credentials again"
              error={error}
            />
          </Box>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={props.onDone}>
            Cancel
          </Button>
          <Button
            variant="default"
            loading={busy === 'sign-in'}
            disabled={busy === 'add'}
            onClick={() => void add('sign-in')}
          >
            Add and sign in with Amazon
          </Button>
          <Button type="submit" loading={busy === 'add'} disabled={busy === 'sign-in'}>
            Add the account
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
