import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { CallName } from '../../shared/contract/names.ts';
import type { Host } from './host.ts';
import { useHost } from './host-context.tsx';

/** Calls go to this machine, so they neither wait for the internet nor are tried again blindly. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Asks the program; throws the CallError, as react-query wants it. */
export async function askHost<K extends CallName>(
  host: Host,
  name: K,
  input: CallInput<K>,
): Promise<CallOutput<K>> {
  const reply = await host.call(name, input);
  if (reply.ok) return reply.value;
  throw Object.assign(new Error(reply.error.message), reply.error);
}

type CallOptions = {
  enabled?: boolean;
  /** In milliseconds; false: never. */
  refetchInterval?: number | false;
  staleTime?: number;
  refetchOnWindowFocus?: 'always';
  /** Shows the answer to the former input until the new one is there. */
  keepPrevious?: boolean;
};

/** The answer to a call, kept under `[name, input]`. */
export function useCall<K extends CallName>(
  name: K,
  input: CallInput<K>,
  options: CallOptions = {},
): UseQueryResult<CallOutput<K>, CallError> {
  const host = useHost();
  const { keepPrevious, ...rest } = options;
  return useQuery<CallOutput<K>, CallError, CallOutput<K>>({
    queryKey: [name, input],
    queryFn: () => askHost(host, name, input),
    ...rest,
    ...(keepPrevious && { placeholderData: (previous: unknown) => previous as never }),
  });
}

/** A call that changes something; `invalidates` names the calls to be asked again after it. */
export function useCallMutation<K extends CallName>(
  name: K,
  options: {
    invalidates?: readonly CallName[];
    /** Puts an answer where another call looks for it, instead of asking again. */
    onSuccess?: (value: CallOutput<K>, input: CallInput<K>, queries: QueryClient) => void;
    /** One after the other, in the order asked: the last that a person chose is the one that stays. */
    inTurn?: boolean;
  } = {},
): UseMutationResult<CallOutput<K>, CallError, CallInput<K>> {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation<CallOutput<K>, CallError, CallInput<K>>({
    mutationFn: (input) => askHost(host, name, input),
    ...(options.inTurn && { scope: { id: name } }),
    async onSuccess(value, input) {
      options.onSuccess?.(value, input, queries);
      await Promise.all(
        (options.invalidates ?? []).map((call) => queries.invalidateQueries({ queryKey: [call] })),
      );
    },
  });
}
