import { Badge, Button, Select, Switch, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ifMatch, take, type Schemas } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { from } from '../parts/all';
import { Page } from '../parts/Page';
import { useAct } from '../parts/useAct';
import { More, useList } from '../parts/useList';
import { PersonForm } from './PersonForm';

type User = Schemas['UserView'];

export const useRoles = () =>
  useQuery({ queryKey: ['roles'], queryFn: () => take(api.GET('/api/v1/roles')), staleTime: 60_000 });

export function People() {
  const t = usePanelTexts();
  const { may, me } = usePlace();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 250);
  const [making, setMaking] = useState(false);
  const roles = useRoles();
  const { act, busy } = useAct('users');
  const list = useList(['users', q], (cursor) =>
    take(api.GET('/api/v1/users', { params: { query: { ...(q ? { q } : {}), ...from(cursor) } } })),
  );
  const names = (roles.data?.items ?? []).map(({ name }) => ({ value: name, label: t.people.roleName(name) }));

  const setRole = (user: User, role: string) =>
    act(() =>
      take(
        api.PUT('/api/v1/users/{id}/role', {
          params: { path: { id: user.id }, header: ifMatch(user.version) },
          body: { role },
        }),
      ),
    );
  const turn = (user: User, on: boolean) => {
    const params = { path: { id: user.id }, header: ifMatch(user.version) };
    return act(() =>
      take(on ? api.POST('/api/v1/users/{id}/activate', { params }) : api.POST('/api/v1/users/{id}/deactivate', { params })),
    );
  };

  return (
    <Page
      title={t.nav.people}
      actions={
        <>
          {may('read_role') && (
            <Button variant="default" renderRoot={(props) => <Link to="/people/roles" {...props} />}>{t.people.roles}</Button>
          )}
          {may('create_user') && <Button onClick={() => setMaking(true)}>{t.people.new}</Button>}
        </>
      }
    >
      <TextInput aria-label={t.people.search} placeholder={t.people.search} maw={360} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <Table.ScrollContainer minWidth={480}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.people.name}</Table.Th>
              <Table.Th>{t.people.role}</Table.Th>
              <Table.Th>{t.product.active}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((user) => (
              <Table.Tr key={user.id}>
                <Table.Td>
                  <Text fw={600}>{user.name}</Text>
                  <Text size="sm" c="dimmed">{user.email}</Text>
                </Table.Td>
                <Table.Td>
                  {may('assign_role') && user.id !== me.id ? (
                    <Select
                      aria-label={t.people.roleOf(user.name)}
                      allowDeselect={false}
                      disabled={busy}
                      maw={200}
                      data={names}
                      value={user.role}
                      onChange={(role) => role && void setRole(user, role)}
                    />
                  ) : (
                    t.people.roleName(user.role)
                  )}
                </Table.Td>
                <Table.Td>
                  {may('update_user') && user.id !== me.id ? (
                    <Switch
                      aria-label={t.people.activeOf(user.name)}
                      checked={user.active}
                      disabled={busy}
                      onChange={(event) => void turn(user, event.currentTarget.checked)}
                    />
                  ) : (
                    <Badge variant="outline" color={user.active ? 'green' : 'gray'} c="var(--mantine-color-text)" tt="none">{user.active ? t.yes : t.no}</Badge>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More of={list} />
      {making && <PersonForm roles={names} onClose={() => setMaking(false)} />}
    </Page>
  );
}
