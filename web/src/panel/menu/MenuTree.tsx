import { Badge, Button, Card, Group, Stack, Switch, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { api, ifMatch, take } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { moved, Sortable } from '../parts/Sortable';
import { useAct } from '../parts/useAct';
import { NameForm, type Naming } from './NameForm';
import type { MenuBranch } from './queries';

interface Props {
  branches: MenuBranch[];
  chosen: string | undefined;
  onChoose: (categoryId: string) => void;
}

type Sorted = { id: string; version: number; sort: number };

/** Menus and their categories, in the order guests see them. */
export function MenuTree({ branches, chosen, onChoose }: Props) {
  const t = usePanelTexts().menu;
  const { may } = usePlace();
  const { act, busy } = useAct('menus');
  const [naming, setNaming] = useState<Naming | null>(null);
  const edit = may('update_menu');

  const renumber = <T extends Sorted>(list: T[], patch: (item: T, sort: number) => Promise<unknown>) =>
    act(async () => {
      for (const [sort, item] of list.entries()) if (item.sort !== sort) await patch(item, sort);
    });

  const moveMenu = (from: number, to: number) =>
    renumber(moved(branches.map(({ menu }) => menu), from, to), ({ id, version }, sort) =>
      take(api.PATCH('/api/v1/menus/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { sort } })),
    );
  const moveCategory = (list: MenuBranch['categories'], from: number, to: number) =>
    renumber(moved(list, from, to), ({ id, version }, sort) =>
      take(api.PATCH('/api/v1/categories/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { sort } })),
    );
  const switchMenu = (id: string, version: number, on: boolean) => {
    const params = { path: { id }, header: ifMatch(version) };
    return act(() =>
      take(on ? api.POST('/api/v1/menus/{id}/activate', { params }) : api.POST('/api/v1/menus/{id}/deactivate', { params })),
    );
  };
  const switchCategory = (id: string, version: number, on: boolean) => {
    const params = { path: { id }, header: ifMatch(version) };
    return act(() =>
      take(on ? api.POST('/api/v1/categories/{id}/activate', { params }) : api.POST('/api/v1/categories/{id}/deactivate', { params })),
    );
  };

  return (
    <Stack>
      <Sortable
        items={branches}
        idOf={({ menu }) => menu.id}
        nameOf={({ menu }) => menu.name}
        onMove={edit ? (from, to) => void moveMenu(from, to) : undefined}
      >
        {({ menu, categories }) => (
          <Card withBorder radius="lg" p="md" mb="sm">
            <Group justify="space-between" wrap="nowrap" mb="xs">
              <UnstyledButton
                fw={650}
                disabled={!edit}
                onClick={() => setNaming({ kind: 'menu', id: menu.id, name: menu.name, version: menu.version })}
              >
                {menu.name}
              </UnstyledButton>
              {edit ? (
                <Switch
                  aria-label={t.onSale(menu.name)}
                  checked={menu.active}
                  disabled={busy}
                  onChange={(event) => void switchMenu(menu.id, menu.version, event.currentTarget.checked)}
                />
              ) : (
                !menu.active && <Badge color="gray">{t.off}</Badge>
              )}
            </Group>
            <Sortable
              items={categories}
              idOf={({ id }) => id}
              nameOf={({ name }) => name}
              onMove={edit ? (from, to) => void moveCategory(categories, from, to) : undefined}
            >
              {(category) => (
                <Group wrap="nowrap" gap="xs">
                  <UnstyledButton
                    flex={1}
                    p="xs"
                    aria-pressed={category.id === chosen}
                    onClick={() => onChoose(category.id)}
                    fw={category.id === chosen ? 650 : 400}
                    c={category.active ? 'inherit' : 'dimmed'}
                    bg={category.id === chosen ? 'var(--mantine-primary-color-light)' : 'transparent'}
                    style={{ borderRadius: 'var(--mantine-radius-md)' }}
                  >
                    <Text inherit truncate>{category.name}</Text>
                  </UnstyledButton>
                  {edit && (
                    <Switch
                      size="xs"
                      aria-label={t.onSale(category.name)}
                      checked={category.active}
                      disabled={busy}
                      onChange={(event) =>
                        void switchCategory(category.id, category.version, event.currentTarget.checked)
                      }
                    />
                  )}
                </Group>
              )}
            </Sortable>
            {may('create_menu') && (
              <Button variant="subtle" size="xs" mt="xs" onClick={() => setNaming({ kind: 'category', menuId: menu.id, sort: categories.length, name: '' })}>
                {t.addCategory}
              </Button>
            )}
          </Card>
        )}
      </Sortable>
      {may('create_menu') && (
        <Button variant="default" onClick={() => setNaming({ kind: 'menu', name: '' })}>
          {t.addMenu}
        </Button>
      )}
      {naming && <NameForm naming={naming} onClose={() => setNaming(null)} />}
    </Stack>
  );
}
