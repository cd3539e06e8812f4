import { Center, Loader, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { api, take, type Schemas } from '../api/client';
import { session } from '../api/session';
import { ErrorNote } from '../shared/ErrorNote';
import { useSharedTexts } from '../shared/i18n';
import { Button } from '@mantine/core';

type Location = Schemas['LocationView'];

interface Place {
  me: Schemas['MeView'];
  may: (...anyOf: string[]) => boolean;
  location: Location;
  locations: Location[];
  choose: (id: string) => void;
}

const PlaceContext = createContext<Place | null>(null);
const key = 'beanq-panel-location';

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('no place');
  return place;
}

/** Who is at work and in which location. */
export function PlaceProvider({ children }: { children: ReactNode }) {
  const t = useSharedTexts();
  const [chosen, setChosen] = useState(() => localStorage.getItem(key));
  const me = useQuery({ queryKey: ['me'], queryFn: () => take(api.GET('/api/v1/me')) });
  const list = useQuery({
    queryKey: ['locations'],
    queryFn: () => take(api.GET('/api/v1/locations')),
    staleTime: 300_000,
  });
  const error = me.error ?? list.error;
  const locations = list.data?.items ?? [];
  const location = locations.find(({ id }) => id === chosen) ?? locations[0];
  if (!me.data || !location)
    return (
      <Center component="main" mih="100dvh" p="md">
        {error ? (
          <Stack>
            <ErrorNote error={error} onRetry={() => void Promise.all([me.refetch(), list.refetch()])} />
            <Button variant="default" onClick={() => void session.signOut()}>
              {t.signIn.signOut}
            </Button>
          </Stack>
        ) : (
          <Loader aria-label={t.loading} role="status" />
        )}
      </Center>
    );
  const permissions = new Set(me.data.permissions);
  const place: Place = {
    me: me.data,
    may: (...anyOf) => anyOf.some((name) => permissions.has(name)),
    location,
    locations,
    choose: (id) => {
      localStorage.setItem(key, id);
      setChosen(id);
    },
  };
  return <PlaceContext.Provider value={place}>{children}</PlaceContext.Provider>;
}
