import { Anchor, Button, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';
import { FormDrawer } from '../parts/FormDrawer';
import { TextField } from '../parts/fields';
import { Empty, Page } from '../parts/Page';
import { useEditor } from '../parts/useEditor';
import { useGroups } from './queries';

export function Groups() {
  const t = usePanelTexts();
  const { may } = usePlace();
  const groups = useGroups();
  const [making, setMaking] = useState(false);
  return (
    <Page
      narrow
      title={t.menu.groups}
      back={{ label: t.nav.menu, to: '/menu' }}
      actions={may('create_product') && <Button onClick={() => setMaking(true)}>{t.group.new}</Button>}
    >
      <Answer of={groups}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{t.list.none}</Empty>
          ) : (
            <Table verticalSpacing="sm">
              <Table.Tbody>
                {list.map((group) => (
                  <Table.Tr key={group.id}>
                    <Table.Td>
                      <Anchor fw={600} renderRoot={(props) => <Link to="/modifiers/$id" params={{ id: group.id }} {...props} />}>
                        {group.name}
                      </Anchor>
                      <Text size="sm" c="dimmed">{group.modifiers.map(({ name }) => name).join(', ')}</Text>
                    </Table.Td>
                    <Table.Td ta="right">{t.group.limits(group.min, group.max)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Answer>
      {making && <NewGroup onClose={() => setMaking(false)} />}
    </Page>
  );
}

function NewGroup({ onClose }: { onClose: () => void }) {
  const t = usePanelTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const editor = useEditor<{ name: string }>({
    saved: { values: { name: '' }, version: 0 },
    save: async ({ name }, _version, key) => {
      const group = await take(
        api.POST('/api/v1/modifier-groups', {
          params: { header: { 'Idempotency-Key': key } },
          body: { name, min: 0, max: 1 },
        }),
      );
      await queries.invalidateQueries({ queryKey: ['groups'] });
      await navigate({ to: '/modifiers/$id', params: { id: group.id } });
      return { values: { name: group.name }, version: group.version };
    },
  });
  return (
    <FormDrawer title={t.group.new} dirty={editor.dirty} busy={editor.busy} onSubmit={() => void editor.save()} onClose={onClose}>
      <TextField label={t.menu.name} autoFocus {...editor.form.getInputProps('name')} />
      {editor.notes}
    </FormDrawer>
  );
}
