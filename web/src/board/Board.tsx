import { Button, Center, Loader, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/client';
import { session } from '../api/session';
import { ErrorNote } from '../shared/ErrorNote';
import { SignedIn } from '../shared/SignedIn';
import { useSharedTexts } from '../shared/i18n';
import { Counter } from './Counter';
import { useBoardTexts } from './i18n';

const chosenLocation = 'beanq-board-location';

export function Board() {
  const t = useBoardTexts();
  return <SignedIn screen={t.title}>{(user) => <Staff key={user.id} />}</SignedIn>;
}

function Staff() {
  const t = useBoardTexts();
  const shared = useSharedTexts();
  const me = useQuery({ queryKey: ['me'], queryFn: () => take(api.GET('/api/v1/me')) });
  const locations = useQuery({
    queryKey: ['locations'],
    queryFn: () => take(api.GET('/api/v1/locations')),
  });
  const [chosen, choose] = useState(() => localStorage.getItem(chosenLocation));

  const mayWork = me.data?.permissions.includes('read_order');
  const all = locations.data?.items ?? [];
  const location = all.find(({ id }) => id === chosen) ?? all[0];
  if (me.data && mayWork && location)
    return (
      <Counter
        key={location.id}
        location={location}
        locations={all}
        permissions={me.data.permissions}
        onLocation={(id) => {
          localStorage.setItem(chosenLocation, id);
          choose(id);
        }}
      />
    );

  const error = me.error ?? locations.error;
  return (
    <Center component="main" mih="100dvh" p="md">
      {error || mayWork === false ? (
        <Stack align="center">
          {error ? <ErrorNote error={error} onRetry={() => void me.refetch()} /> : t.notAllowed}
          <Button size="md" onClick={() => void session.signOut()}>
            {shared.signIn.signOut}
          </Button>
        </Stack>
      ) : (
        <Loader role="status" aria-label={shared.loading} />
      )}
    </Center>
  );
}
