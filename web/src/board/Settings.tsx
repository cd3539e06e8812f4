import { ActionIcon, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, take, type Schemas } from '../api/client';
import { session, useSession } from '../api/session';
import { ErrorNote } from '../shared/ErrorNote';
import { LanguageSwitch } from '../shared/LanguageSwitch';
import { SchemeSwitch } from '../shared/SchemeSwitch';
import { useSharedTexts } from '../shared/i18n';
import { useBoardTexts } from './i18n';

interface Props {
  location: Schemas['LocationView'];
  locations: Schemas['LocationView'][];
  onLocation: (id: string) => void;
}

export function Settings({ location, locations, onLocation }: Props) {
  const t = useBoardTexts();
  const shared = useSharedTexts();
  const { user } = useSession();
  return (
    <Stack gap="xl">
      <Stations locationId={location.id} />
      {locations.length > 1 && (
        <NativeSelect
          size="md"
          label={t.location}
          value={location.id}
          onChange={(event) => onLocation(event.currentTarget.value)}
          data={locations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Group justify="space-between">
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
      <Button
        variant="default"
        size="md"
        onClick={() =>
          void (document.fullscreenElement
            ? document.exitFullscreen()
            : document.documentElement.requestFullscreen())
        }
      >
        {t.fullScreen}
      </Button>
      <Text size="sm" c="dimmed">
        {t.keys}
      </Text>
      <div>
        <Text mb="xs">{shared.signIn.signedInAs(user?.name ?? '')}</Text>
        <Button variant="default" size="md" fullWidth onClick={() => void session.signOut()}>
          {shared.signIn.signOut}
        </Button>
      </div>
    </Stack>
  );
}

function Stations({ locationId }: { locationId: string }) {
  const t = useBoardTexts();
  const queries = useQueryClient();
  const key = ['kitchen', locationId];
  const kitchen = useQuery({
    queryKey: key,
    queryFn: () =>
      take(api.GET('/api/v1/kitchen', { params: { query: { location_id: locationId } } })),
  });
  const change = useMutation({
    mutationFn: ({ stations, version }: { stations: number; version: number }) =>
      take(
        api.PUT('/api/v1/kitchen', {
          params: { header: ifMatch(version) },
          body: { location_id: locationId, stations },
        }),
      ),
    onSuccess: (now) => queries.setQueryData(key, now),
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });
  const now = kitchen.data;
  const set = (by: number) =>
    now && change.mutate({ stations: now.stations + by, version: now.version });
  return (
    <div>
      <Text fw={600}>{t.stations}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t.stationsNote}
      </Text>
      <Group>
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t.fewer}
          disabled={!now || now.stations <= 1 || change.isPending}
          onClick={() => set(-1)}
        >
          <IconMinus aria-hidden />
        </ActionIcon>
        <Text fz={28} fw={800} miw={48} ta="center" aria-live="polite">
          {now?.stations ?? '…'}
        </Text>
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t.more}
          disabled={!now || now.stations >= 50 || change.isPending}
          onClick={() => set(1)}
        >
          <IconPlus aria-hidden />
        </ActionIcon>
      </Group>
      <ErrorNote error={kitchen.error ?? change.error} />
    </div>
  );
}
