import { AppShell, Burger, Button, Group, NavLink, ScrollArea, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconChartBar, IconMug, IconPackage, IconReceipt,
  IconUsers,
} from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { session } from '../api/session';
import { LanguageSwitch } from '../shared/LanguageSwitch';
import { SchemeSwitch } from '../shared/SchemeSwitch';
import { useSharedTexts } from '../shared/i18n';
import { LiveProvider } from './Live';
import { usePlace } from './Place';
import { usePanelTexts } from './i18n';

const sections = [
  { to: '/', name: 'today', icon: IconChartBar, needs: 'read_order', owns: [] },
  { to: '/orders', name: 'orders', icon: IconReceipt, needs: 'read_order', owns: ['/orders'] },
  { to: '/menu', name: 'menu', icon: IconMug, needs: 'read_menu', owns: ['/menu', '/products', '/modifiers'] },
  { to: '/stock', name: 'stock', icon: IconPackage, needs: 'read_stock', owns: ['/stock', '/ingredients'] },
  { to: '/people', name: 'people', icon: IconUsers, needs: 'read_user', owns: ['/people'] },
] as const;

function Sections({ onChosen }: { onChosen: () => void }) {
  const t = usePanelTexts().nav;
  const { may } = usePlace();
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/^\/panel/, '') || '/' });
  return sections
    .filter(({ needs }) => may(needs))
    .map(({ to, name, icon: Icon, owns }) => {
      const here = path === to || owns.some((start) => path === start || path.startsWith(`${start}/`));
      return (
        <NavLink
          key={to}
          renderRoot={(props) => <Link to={to} {...props} aria-current={here ? 'page' : undefined} />}
          label={t[name]}
          active={here}
          leftSection={<Icon size={20} aria-hidden />}
          onClick={onChosen}
          style={{ borderRadius: 'var(--mantine-radius-md)' }}
          py="sm"
        />
      );
    });
}

function LocationChoice() {
  const t = usePanelTexts().nav;
  const { location, locations, choose } = usePlace();
  if (locations.length < 2) return <Text fw={600} truncate>{location.name}</Text>;
  return (
    <Select
      aria-label={t.location}
      size="sm"
      allowDeselect={false}
      value={location.id}
      data={locations.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => id && choose(id)}
    />
  );
}

export function Shell() {
  const t = usePanelTexts();
  const shared = useSharedTexts();
  const { me, location } = usePlace();
  const [opened, nav] = useDisclosure();
  return (
    <LiveProvider>
      <AppShell
        layout="alt"
        header={{ height: 60, offset: true }}
        navbar={{ width: 240, breakpoint: 'md', collapsed: { mobile: !opened } }}
        padding={{ base: 'md', md: 'xl' }}
      >
        <AppShell.Header px="md" withBorder={false} hiddenFrom="md">
          <Group h="100%">
            <Burger opened={opened} onClick={nav.toggle} size="sm" aria-label={t.nav.open} />
            <Text fw={700}>BeanQ</Text>
            <Text c="dimmed" truncate>{location.name}</Text>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="md" bg="light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-7))">
          <Group justify="space-between" mb="lg" px="xs" wrap="nowrap">
            <Stack gap={0} miw={0}>
              <Text size="sm" c="dimmed">BeanQ</Text>
              <LocationChoice />
            </Stack>
            <Burger hiddenFrom="md" opened={opened} onClick={nav.toggle} size="sm" aria-label={t.nav.close} />
          </Group>
          <AppShell.Section grow component={ScrollArea}>
            <nav aria-label={t.nav.sections}>
              <Sections onChosen={nav.close} />
            </nav>
          </AppShell.Section>
          <Stack gap="xs" px="xs">
            <Text size="sm" truncate>{me.name}</Text>
            <Group justify="space-between">
              <LanguageSwitch />
              <SchemeSwitch />
            </Group>
            <Button variant="default" size="xs" onClick={() => void session.signOut()}>
              {shared.signIn.signOut}
            </Button>
          </Stack>
        </AppShell.Navbar>
        <AppShell.Main>
          <Outlet />
        </AppShell.Main>
      </AppShell>
    </LiveProvider>
  );
}
