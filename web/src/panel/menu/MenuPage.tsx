import { Button, Grid, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';
import { Empty, Page } from '../parts/Page';
import { MenuItems } from './MenuItems';
import { MenuTree } from './MenuTree';
import { useMenus } from './queries';

export function MenuPage() {
  const t = usePanelTexts();
  const { location, may } = usePlace();
  const menus = useMenus(location.id);
  const navigate = useNavigate();
  const { category: wanted } = useSearch({ from: '/menu' });
  const categories = menus.data?.flatMap((branch) => branch.categories) ?? [];
  const category = categories.find(({ id }) => id === wanted) ?? categories[0];
  const choose = (id: string) => void navigate({ to: '/menu', search: { category: id } });
  return (
    <Page
      title={t.nav.menu}
      actions={
        <>
          <Button variant="default" renderRoot={(props) => <Link to="/products" {...props} />}>
            {t.menu.products}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/modifiers" {...props} />}>
            {t.menu.groups}
          </Button>
          {may('create_product') && (
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              renderRoot={(props) => (
                <Link to="/products/new" search={category ? { category: category.id } : {}} {...props} />
              )}
            >
              {t.product.new}
            </Button>
          )}
        </>
      }
    >
      <Answer of={menus}>
        {(branches) => (
          <Grid gutter="lg">
            <Grid.Col span={{ base: 12, md: 5 }}>
              {category && (
                <Select
                  hiddenFrom="md"
                  mb="md"
                  allowDeselect={false}
                  aria-label={t.product.category}
                  value={category.id}
                  data={categories.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(id) => id && choose(id)}
                />
              )}
              <MenuTree branches={branches} chosen={category?.id} onChoose={choose} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 7 }}>
              {category ? <MenuItems key={category.id} category={category} /> : <Empty>{t.menu.none}</Empty>}
            </Grid.Col>
          </Grid>
        )}
      </Answer>
    </Page>
  );
}
