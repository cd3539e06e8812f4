import { Badge, Card, Group, SimpleGrid, Title } from '@mantine/core';
import { usePanelTexts } from '../i18n';
import { Answer } from '../parts/Answer';
import { Page } from '../parts/Page';
import { useRoles } from './People';

export function Roles() {
  const t = usePanelTexts();
  const roles = useRoles();
  return (
    <Page title={t.people.roles} back={{ label: t.nav.people, to: '/people' }}>
      <Answer of={roles}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {items.map(({ name, permissions }) => (
              <Card key={name} withBorder radius="lg" p="lg">
                <Title order={2} size="h4" mb="sm">{t.people.roleName(name)}</Title>
                <Group gap={6}>
                  {permissions.map((permission) => (
                    <Badge key={permission} variant="default" tt="none" fw={400}>{permission}</Badge>
                  ))}
                </Group>
              </Card>
            ))}
          </SimpleGrid>
        )}
      </Answer>
    </Page>
  );
}
