import { Badge, Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ifMatch, take, type Schemas } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';
import { TextField, whole } from '../parts/fields';
import { Page } from '../parts/Page';
import { moved, Sortable } from '../parts/Sortable';
import { Unsaved } from '../parts/Unsaved';
import { useAct } from '../parts/useAct';
import { useEditor } from '../parts/useEditor';
import { Availability } from './Availability';
import { ModifierForm } from './ModifierForm';
import { Section } from './ProductFields';
import { Recipe } from './Recipe';

type GroupView = Schemas['ModifierGroupView'];
type Modifier = Schemas['ModifierView'];
type Values = { name: string; min: string; max: string; repeats: boolean };

const read = (id: string) => take(api.GET('/api/v1/modifier-groups/{id}', { params: { path: { id } } }));

export function GroupPage() {
  const { id } = useParams({ from: '/modifiers/$id' });
  const group = useQuery({ queryKey: ['groups', id], queryFn: () => read(id), refetchOnWindowFocus: false });
  return <Answer of={group}>{(found) => <GroupEditor key={found.id} group={found} />}</Answer>;
}

const saved = ({ name, min, max, repeats, version }: GroupView) => ({
  values: { name, min: String(min), max: String(max), repeats },
  version,
});

function GroupEditor({ group }: { group: GroupView }) {
  const t = usePanelTexts();
  const { may } = usePlace();
  const queries = useQueryClient();
  const editor = useEditor<Values>({
    saved: saved(group),
    save: async ({ name, min, max, repeats }, version) => {
      const next = await take(
        api.PATCH('/api/v1/modifier-groups/{id}', {
          params: { path: { id: group.id }, header: ifMatch(version) },
          body: { name, min: whole(min, 'min', t.wrong.number), max: whole(max, 'max', t.wrong.number), repeats },
        }),
      );
      await queries.invalidateQueries({ queryKey: ['groups'] });
      return saved(next);
    },
    load: async () => saved(await read(group.id)),
    describe: (values) => [
      [t.menu.name, values.name],
      [t.group.min, values.min],
      [t.group.max, values.max],
      [t.group.repeats, values.repeats ? t.yes : t.no],
    ],
  });
  const { form } = editor;
  return (
    <Page narrow title={form.values.name} back={{ label: t.menu.groups, to: '/modifiers' }}>
      <Section title={t.product.basics}>
        <Stack>
          <TextField label={t.menu.name} {...form.getInputProps('name')} />
          <SimpleGrid cols={2}>
            <TextField label={t.group.min} {...form.getInputProps('min')} />
            <TextField label={t.group.max} {...form.getInputProps('max')} />
          </SimpleGrid>
          <Checkbox label={t.group.repeats} {...form.getInputProps('repeats', { type: 'checkbox' })} />
          {editor.notes}
          {may('update_product') && (
            <Group justify="flex-end">
              <Button disabled={!editor.dirty} loading={editor.busy} onClick={() => void editor.save()}>
                {t.editor.save}
              </Button>
            </Group>
          )}
        </Stack>
      </Section>
      <Modifiers group={group} />
      <Unsaved when={() => editor.dirty} />
    </Page>
  );
}

function Modifiers({ group }: { group: GroupView }) {
  const t = usePanelTexts();
  const tag = useLanguage();
  const { may } = usePlace();
  const { act } = useAct('groups');
  const [editing, setEditing] = useState<Modifier | 'new' | null>(null);
  const [recipe, setRecipe] = useState<Modifier | null>(null);
  const edit = may('update_product');

  const order = (start: number, end: number) =>
    act(async () => {
      for (const [sort, { id, version, sort: now }] of moved(group.modifiers, start, end).entries())
        if (now !== sort)
          await take(
            api.PATCH('/api/v1/modifiers/{id}', {
              params: { path: { id }, header: ifMatch(version) },
              body: { sort },
            }),
          );
    });

  return (
    <Section title={t.group.modifiers}>
      <Sortable items={group.modifiers} idOf={({ id }) => id} nameOf={({ name }) => name}
        onMove={edit ? (start, end) => void order(start, end) : undefined}>
        {(modifier) => (
          <Group py={6} gap="xs">
            <Text fw={600} flex="1 1 140px">
              {modifier.name}
              {modifier.default && <Badge ml="xs" variant="outline" tt="none">{t.group.default}</Badge>}
            </Text>
            <Text>{formatMoney(modifier.price, tag)}</Text>
            {may('read_ingredient') && (
              <Button variant="default" size="xs" aria-label={`${t.recipe.open}: ${modifier.name}`} onClick={() => setRecipe(modifier)}>
                {t.recipe.open}
              </Button>
            )}
            {edit && (
              <Button variant="default" size="xs" aria-label={`${t.editor.edit}: ${modifier.name}`} onClick={() => setEditing(modifier)}>
                {t.editor.edit}
              </Button>
            )}
            {may('update_availability') && <Availability of="modifiers" id={modifier.id} name={modifier.name} />}
          </Group>
        )}
      </Sortable>
      {may('create_product') && (
        <Button variant="default" mt="md" onClick={() => setEditing('new')}>{t.group.add}</Button>
      )}
      {editing && (
        <ModifierForm group={group} modifier={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {recipe && <Recipe of="modifiers" id={recipe.id} name={recipe.name} onClose={() => setRecipe(null)} />}
    </Section>
  );
}
