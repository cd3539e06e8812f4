import { MantineProvider, type MantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from '../api/session';
import { language } from './i18n/language';
import { queryClient } from './queries';
import { cssVariables, theme } from './theme';

interface Props {
  scheme: MantineColorScheme;
  children: ReactNode;
}

function Screen({ scheme, children }: Props) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme={scheme}>
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-center" />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Puts a screen on its page; takes up the session that this browser has. */
export function showScreen(content: ReactNode, scheme: MantineColorScheme = 'auto') {
  document.documentElement.lang = language.current();
  session.start().catch(() => undefined);
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  createRoot(root).render(
    <StrictMode>
      <Screen scheme={scheme}>{content}</Screen>
    </StrictMode>,
  );
}
