import { Anchor, Box, Center, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../shared/ErrorNote';
import { useSharedTexts } from '../../shared/i18n';
import { usePanelTexts } from '../i18n';

interface Props {
  title: string;
  /** What is above it: its name and where it is. */
  back?: { label: string; to: LinkProps['to']; search?: LinkProps['search'] };
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, back, actions, narrow, children }: Props) {
  return (
    <Stack gap="lg" maw={narrow ? 860 : 1240} mx="auto">
      <Box>
        {back && (
          <Anchor size="sm" renderRoot={(props) => <Link {...(back as LinkProps)} {...props} />}>
            ← {back.label}
          </Anchor>
        )}
        <Group justify="space-between" align="center" gap="sm">
          <Title order={1} size="h2">{title}</Title>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
      </Box>
      {children}
    </Stack>
  );
}

export function Waiting() {
  const t = useSharedTexts();
  return (
    <Center py="xl">
      <Loader aria-label={t.loading} role="status" />
    </Center>
  );
}

export const Failed = ({ error, reset }: { error: unknown; reset: () => void }) => (
  <ErrorNote error={error} onRetry={reset} />
);

export function Missing() {
  const t = usePanelTexts();
  return <Page title={t.missing}>{null}</Page>;
}

export const Empty = ({ children }: { children: ReactNode }) => (
  <Text c="dimmed" ta="center" py="xl">{children}</Text>
);
