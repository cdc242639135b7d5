import { Center, Code, Stack, Text, Title } from '@mantine/core';

/** What is shown instead of the window where nobody vouches for it. */
export function NoSession(props: { reachable: boolean }) {
  return (
    <Center component="main" mih="100vh" p="xl">
      <Stack maw={460} gap="sm">
        <Title order={1} size="h2">
          {props.reachable ? 'This window is not signed in' : 'Bellhop does not answer'}
        </Title>
        <Text>
          {props.reachable
            ? 'Each address works once and for one tab, so that nobody else on this machine can use it.'
            : 'The program behind this window has ended or cannot be reached.'}
        </Text>
        <Text>
          Start <Code>bellhop ui</Code> and open the address that it prints.
        </Text>
      </Stack>
    </Center>
  );
}
