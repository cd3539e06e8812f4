import { Anchor, Container, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Header } from './Header';
import { Menu } from './Menu';
import { OfflineNote } from './OfflineNote';
import { useGuestTexts } from './i18n';
import { linkTo, usePath } from './route';

const OrderPage = lazy(() => import('./order/OrderPage'));
const Account = lazy(() => import('./account/Account'));

function Page({ path }: { path: string }) {
  const t = useGuestTexts();
  const order = /^\/order\/([^/]+)\/?$/.exec(path)?.[1];
  if (path === '/') return <Menu />;
  if (order) return <OrderPage id={order} key={order} />;
  if (path === '/account') return <Account />;
  return (
    <Container component="main" size="sm" py="xl">
      <Text mb="md">{t.notFound}</Text>
      <Anchor {...linkTo('/')}>{t.back}</Anchor>
    </Container>
  );
}

export function Guest() {
  const path = usePath();
  return (
    <>
      <Header path={path} />
      <OfflineNote />
      <Suspense fallback={<main className="waiting" />}>
        <Page path={path} />
      </Suspense>
    </>
  );
}
