import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useSharedTexts } from './i18n';

export interface ConflictField {
  label: string;
  mine: string;
  theirs: string;
}

interface Props {
  fields: ConflictField[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Two versions of what two people changed (412), to choose between. */
export function Conflict({ fields, onKeepMine, onTakeTheirs, onClose }: Props) {
  const t = useSharedTexts().conflict;
  const different = fields.filter(({ mine, theirs }) => mine !== theirs);
  return (
    <Modal opened onClose={onClose} title={t.title} size="lg">
      <Stack>
        <Text>{t.explain}</Text>
        <Table.ScrollContainer minWidth={320}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.field}</Table.Th>
                <Table.Th>{t.mine}</Table.Th>
                <Table.Th>{t.theirs}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {different.map(({ label, mine, theirs }) => (
                <Table.Tr key={label}>
                  <Table.Th scope="row">{label}</Table.Th>
                  <Table.Td>{mine || t.empty}</Table.Td>
                  <Table.Td>{theirs || t.empty}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            {t.takeTheirs}
          </Button>
          <Button onClick={onKeepMine}>{t.keepMine}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
