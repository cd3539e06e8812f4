import { Card, Container, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';
import { ErrorNote } from '../shared/ErrorNote';
import { LanguageSwitch } from '../shared/LanguageSwitch';
import { SchemeSwitch } from '../shared/SchemeSwitch';
import { useGuestTexts } from './i18n';

export function Menu() {
  const t = useGuestTexts();
  const menu = useQuery({ queryKey: ['menu'], queryFn: () => take(api.GET('/api/v1/menu')) });
  const categories = menu.data?.menus.flatMap((one) => one.categories) ?? [];
  return (
    <Container component="main" size="sm" py="lg">
      <Group justify="space-between" mb="lg">
        <Title order={1}>{t.menu}</Title>
        <Group gap="xs">
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </Group>
      {menu.isPending && <Loader role="status" aria-label={t.loading} />}
      <ErrorNote error={menu.error} onRetry={() => void menu.refetch()} />
      <Stack>
        {categories.map((category) => (
          <Card key={category.id} withBorder>
            <Title order={2} size="h3">
              {category.name}
            </Title>
            <Text c="dimmed">{category.items.map((item) => item.product.name).join(', ')}</Text>
          </Card>
        ))}
      </Stack>
    </Container>
  );
}
