import { Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { ErrorNote } from '../shared/ErrorNote';
import { useLanguage } from '../shared/i18n/language';
import { formatDateTime } from '../shared/time';
import { useBoardTexts } from './i18n';
import { everythingSold, found, idOf, kindOf } from './stops';
import { endOf, type Period } from './until';
import { useMenu } from './useMenu';
import { useStops } from './useStops';

const most = 30;

export function SoldOut({ location }: { location: Schemas['LocationView'] }) {
  const t = useBoardTexts().soldOut;
  const language = useLanguage();
  const { products, error } = useMenu(location.id);
  const { stops, isLoaded, change, error: stopsError } = useStops(location.id);
  const [typed, setTyped] = useState('');
  const [period, setPeriod] = useState<Period>('today');

  const all = everythingSold(products, (group, name) => `${name} (${group})`);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const stopped = new Set(stops.map(idOf));
  const matches = found(all, typed).filter(({ id }) => !stopped.has(id));
  const until = (at?: string | null) =>
    at ? t.until(formatDateTime(at, location.time_zone, language)) : t.byHand;

  return (
    <Stack>
      <ErrorNote error={error ?? stopsError} />
      <TextInput
        size="lg"
        type="search"
        label={t.search}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {typed.trim() !== '' && (
        <>
          <SegmentedControl
            size="md"
            aria-label={t.howLong}
            value={period}
            onChange={(value) => setPeriod(value as Period)}
            data={[
              { value: 'hour', label: t.forHour },
              { value: 'today', label: t.today },
              { value: 'always', label: t.always },
            ]}
          />
          {matches.length === 0 && <Text c="dimmed">{t.nothingFound}</Text>}
          {matches.slice(0, most).map(({ kind, id, name, available }) => (
            <Row key={id} name={name} note={available ? '' : t.ranOut}>
              <Button
                size="md"
                color="red"
                aria-label={t.stop(name)}
                loading={change.isPending && change.variables.id === id}
                onClick={() =>
                  change.mutate({ kind, id, soldOut: true, until: endOf(period, location) })
                }
              >
                {t.title}
              </Button>
            </Row>
          ))}
        </>
      )}
      <Title order={3} size="h4" mt="md">
        {t.now}
      </Title>
      {isLoaded && stops.length === 0 && <Text c="dimmed">{t.nothingNow}</Text>}
      {stops.map((stop) => {
        const id = idOf(stop);
        const name = names.get(id) ?? t.elsewhere;
        return (
          <Row key={id} name={name} note={until(stop.until)}>
            <Button
              size="md"
              variant="default"
              aria-label={t.sellOf(name)}
              loading={change.isPending && change.variables.id === id}
              onClick={() => change.mutate({ kind: kindOf(stop), id, soldOut: false, until: null })}
            >
              {t.sell}
            </Button>
          </Row>
        );
      })}
    </Stack>
  );
}

function Row({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="lg" fw={600}>
          {name}
        </Text>
        {note && <Text c="dimmed">{note}</Text>}
      </div>
      {children}
    </Group>
  );
}
