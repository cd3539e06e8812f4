import { Center, Drawer, Loader } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { ErrorNote } from '../shared/ErrorNote';
import { useSharedTexts } from '../shared/i18n';
import { AllDay } from './AllDay';
import classes from './board.module.css';
import { Columns } from './Columns';
import { urgency } from './due';
import { useBoardTexts } from './i18n';
import { Settings } from './Settings';
import { SoldOut } from './SoldOut';
import { TopBar, type Panel } from './TopBar';
import { useBoard } from './useBoard';
import { useKeys } from './useKeys';
import { useMenu } from './useMenu';
import { useNow } from './useNow';
import { useSound } from './useSound';
import { useWakeLock } from './useWakeLock';

interface Props {
  location: Schemas['LocationView'];
  locations: Schemas['LocationView'][];
  permissions: string[];
  onLocation: (id: string) => void;
}

/** One location's board. */
export function Counter({ location, locations, permissions, onLocation }: Props) {
  const t = useBoardTexts();
  const shared = useSharedTexts();
  const { orders, state, loaded, error, steps, taps } = useBoard(location.id);
  const now = useNow();
  const { usual } = useMenu(location.id);
  const sound = useSound(orders, now);
  const isWide = useMediaQuery('(min-width: 87em)', false, { getInitialValueInEffect: false });
  const [allDayIsOpen, setAllDay] = useLocalStorage({
    key: 'beanq-board-all-day',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [panel, setPanel] = useState<Panel | null>(null);
  useKeys(steps);
  useWakeLock();

  const showsAside = isWide && allDayIsOpen;
  const open = (asked: Panel) => {
    if (asked === 'allDay' && isWide) setAllDay(!allDayIsOpen);
    else setPanel(asked);
  };
  const close = () => setPanel(null);
  const titles = { allDay: t.allDay.title, soldOut: t.soldOut.title, settings: t.settings };

  return (
    <div className={classes.screen}>
      <TopBar
        place={location.name}
        state={state}
        late={orders.filter((order) => urgency(order, now) === 'late').length}
        sound={sound}
        allDayIsOpen={showsAside}
        maySellOut={permissions.includes('update_availability')}
        onOpen={open}
      />
      {state === 'offline' && (
        <div className={classes.banner} role="alert">
          {t.offline}
        </div>
      )}
      <ErrorNote error={state === 'offline' ? null : error} />
      <div className={classes.body}>
        <main className={classes.work}>
          {loaded ? (
            <Columns
              orders={orders}
              now={now}
              zone={location.time_zone}
              usual={usual}
              steps={steps}
              taps={taps}
              mayChange={permissions.includes('update_order')}
            />
          ) : (
            <Center flex={1}>
              <Loader role="status" aria-label={shared.loading} />
            </Center>
          )}
        </main>
        {showsAside && (
          <aside className={classes.aside} aria-label={t.allDay.title}>
            <AllDay orders={orders} title />
          </aside>
        )}
      </div>
      <Drawer
        opened={panel !== null}
        onClose={close}
        position="right"
        size="md"
        title={panel && titles[panel]}
        closeButtonProps={{ 'aria-label': t.close, size: 44 }}
      >
        {panel === 'allDay' && <AllDay orders={orders} title={false} />}
        {panel === 'soldOut' && <SoldOut location={location} />}
        {panel === 'settings' && (
          <Settings location={location} locations={locations} onLocation={onLocation} />
        )}
      </Drawer>
    </div>
  );
}
