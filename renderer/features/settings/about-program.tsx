import { Text } from '@mantine/core';
import { useCall } from '../../client/queries.ts';

/** Version and host, for support. */
export function AboutProgram() {
  const info = useCall('app.info', {});
  if (info.data === undefined) return null;
  const where = info.data.host === 'electron' ? 'as a desktop window' : 'in the browser';
  return (
    <Text c="dimmed" size="xs">
      Bellhop {info.data.version}, {where}. Credentials are kept by the program and never shown
      here.
    </Text>
  );
}
