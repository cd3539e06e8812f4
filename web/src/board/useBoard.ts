import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useErrorText } from '../shared/ErrorNote';
import { useBoardTexts } from './i18n';
import { createSteps, type Steps } from './steps';
import { useOpenOrders } from './useOpenOrders';
import { play } from './sounds';

/** The open orders and what may be done with them. */
export function useBoard(locationId: string) {
  const t = useBoardTexts();
  const errorText = useErrorText();
  const onNew = useCallback(() => play('placed'), []);
  const board = useOpenOrders(locationId, onNew);
  const { store, state, refresh } = board;

  const latest = useRef({ t, errorText, state });
  useEffect(() => {
    latest.current = { t, errorText, state };
  });

  const [steps] = useState<Steps>(() =>
    createSteps({
      orders: store,
      refresh,
      isOffline: () => latest.current.state === 'offline',
      onOffline: () => warn(latest.current.t.refusedOffline),
      onStale: ({ number }) => warn(latest.current.t.stale(number)),
      onFailed: ({ number }, error) =>
        warn(latest.current.t.failed(number, latest.current.errorText(error)), 'red'),
    }),
  );
  useEffect(() => steps.open(), [steps]);
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && steps.flush();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', steps.flush);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', steps.flush);
    };
  }, [steps]);

  return { ...board, steps, taps: useSyncExternalStore(steps.subscribe, steps.state) };
}

function warn(message: string, color = 'orange') {
  notifications.show({ message, color, withBorder: true, autoClose: 6_000 });
}
