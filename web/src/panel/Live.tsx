import { Badge } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import { useStream, type StreamState } from '../api/stream';
import { useSharedTexts } from '../shared/i18n';
import { usePlace } from './Place';

const LiveContext = createContext<StreamState>('connecting');

/** One stream of the location's orders for the whole panel: what is shown of them is read anew. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { location, may } = usePlace();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  function readAnew() {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      void queries.invalidateQueries({ queryKey: ['orders'] });
    }, 300);
  }

  const path = may('read_order') ? `/api/v1/orders/stream?location_id=${location.id}` : null;
  const state = useStream(path, { onEvent: readAnew, onOpen: readAnew });
  return <LiveContext.Provider value={state}>{children}</LiveContext.Provider>;
}

const colors: Record<StreamState, string> = { live: 'green', connecting: 'gray', offline: 'red' };

export function LiveBadge() {
  const t = useSharedTexts().stream;
  const state = useContext(LiveContext);
  return (
    <Badge variant={state === 'offline' ? 'filled' : 'outline'} color={colors[state]} role="status" tt="none">
      {t[state]}
    </Badge>
  );
}
