import { ActionIcon, Anchor, Box, Group, Select, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePanelTexts } from '../i18n';
import { TextField } from '../parts/fields';
import { moved, Sortable } from '../parts/Sortable';
import { errorAt } from '../parts/useEditor';
import { Section, type ProductForm } from './ProductFields';
import { useGroups } from './queries';

export function GroupsField({ form }: { form: ProductForm }) {
  const t = usePanelTexts().product;
  const { data: groups = [] } = useGroups();
  const rows = form.values.modifier_groups;
  const groupOf = (id: string) => groups.find((group) => group.id === id);
  const free = groups.filter(({ id }) => !rows.some((row) => row.modifier_group_id === id));
  return (
    <Section title={t.groups} hint={t.groupsHint}>
      <Stack gap="sm">
        <Sortable
          items={rows}
          idOf={({ modifier_group_id }) => modifier_group_id}
          nameOf={({ modifier_group_id }) => groupOf(modifier_group_id)?.name ?? ''}
          onMove={(start, end) => form.setFieldValue('modifier_groups', moved(rows, start, end))}
        >
          {(row) => {
            const index = rows.indexOf(row);
            const group = groupOf(row.modifier_group_id);
            const name = group?.name ?? '';
            const limit = (which: 'min' | 'max') => (
              <Box w={76}>
                <TextField
                  aria-label={which === 'min' ? t.min(name) : t.max(name)}
                  placeholder={String(group?.[which] ?? '')}
                  value={row[which]}
                  error={errorAt(form.errors, `modifier_groups.${index}.${which}`)}
                  onChange={(value) => form.setFieldValue(`modifier_groups.${index}.${which}`, value)}
                />
              </Box>
            );
            return (
              <Group gap="xs" py={4}>
                <Box flex="1 1 160px" miw={0}>
                  <Anchor
                    fw={600}
                    renderRoot={(props) => (
                      <Link to="/modifiers/$id" params={{ id: row.modifier_group_id }} {...props} />
                    )}
                  >
                    {name}
                  </Anchor>
                  <Text size="sm" c="dimmed" truncate>
                    {group?.modifiers.map((modifier) => modifier.name).join(', ')}
                  </Text>
                </Box>
                {limit('min')}
                <Text aria-hidden c="dimmed">–</Text>
                {limit('max')}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  size="lg"
                  aria-label={t.removeGroup(name)}
                  onClick={() => form.removeListItem('modifier_groups', index)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            );
          }}
        </Sortable>
        <Select
          aria-label={t.addGroup}
          placeholder={t.addGroup}
          searchable
          value={null}
          data={free.map(({ id, name }) => ({ value: id, label: name }))}
          nothingFoundMessage={t.noGroups}
          error={errorAt(form.errors, 'modifier_group_ids')}
          onChange={(id) =>
            id && form.insertListItem('modifier_groups', { modifier_group_id: id, min: '', max: '' })
          }
        />
      </Stack>
    </Section>
  );
}
