import { Alert, Button, Group, Text } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';

/** React knows error boundaries as classes only. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <Alert
        m="xl"
        color="red"
        role="alert"
        title="This screen has broken down"
        icon={<Icon name="error" />}
      >
        <Text size="sm">
          Your work is safe: files, edits and runs are kept outside of this window. Reload it to go
          on where you were. ({this.state.message})
        </Text>
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={() => location.reload()}>
            Reload
          </Button>
        </Group>
      </Alert>
    );
  }
}
