import { ActionIcon, Button, Title } from '@mantine/core';
import {
  IconBan,
  IconListNumbers,
  IconSettings,
  IconVolume,
  IconVolumeOff,
  IconWifi,
  IconWifiOff,
} from '@tabler/icons-react';
import type { StreamState } from '../api/stream';
import { useSharedTexts } from '../shared/i18n';
import classes from './board.module.css';
import { useBoardTexts } from './i18n';

export type Panel = 'allDay' | 'soldOut' | 'settings';

interface Props {
  place: string;
  state: StreamState;
  late: number;
  sound: { isOn: boolean; toggle: () => void };
  allDayIsOpen: boolean;
  maySellOut: boolean;
  onOpen: (panel: Panel) => void;
}

export function TopBar({ place, state, late, sound, allDayIsOpen, maySellOut, onOpen }: Props) {
  const t = useBoardTexts();
  const shared = useSharedTexts();
  const Wifi = state === 'live' ? IconWifi : IconWifiOff;
  const Volume = sound.isOn ? IconVolume : IconVolumeOff;
  const soundText = sound.isOn ? t.sound.on : t.sound.off;
  return (
    <section className={classes.bar} aria-label={t.title}>
      <Title order={1} fz="1.25rem" mr="auto">
        {place} · {t.title}
      </Title>
      {late > 0 && (
        <span className={classes.lateCount} role="status">
          {t.late(late)}
        </span>
      )}
      <span className={classes.connection} data-state={state} role="status">
        <Wifi size={20} aria-hidden /> <span>{shared.stream[state]}</span>
      </span>
      <Button
        size="md"
        variant={allDayIsOpen ? 'filled' : 'default'}
        aria-pressed={allDayIsOpen}
        leftSection={<IconListNumbers size={20} aria-hidden />}
        onClick={() => onOpen('allDay')}
      >
        {t.allDay.title}
      </Button>
      {maySellOut && (
        <Button
          size="md"
          variant="default"
          leftSection={<IconBan size={20} aria-hidden />}
          onClick={() => onOpen('soldOut')}
        >
          {t.soldOut.title}
        </Button>
      )}
      <ActionIcon
        size={44}
        variant="default"
        aria-label={soundText}
        title={soundText}
        aria-pressed={sound.isOn}
        onClick={sound.toggle}
      >
        <Volume aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={44}
        variant="default"
        aria-label={t.settings}
        title={t.settings}
        onClick={() => onOpen('settings')}
      >
        <IconSettings aria-hidden />
      </ActionIcon>
    </section>
  );
}
