import '../formStyles';
import { Button, Group, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { session, useSession } from '../../api/session';
import { SignIn } from '../../shared/SignIn';
import { useSharedTexts } from '../../shared/i18n';
import { useGuestTexts } from '../i18n';
import css from './Account.module.css';
import { KeptOrders, MyOrders } from './PastOrders';
import { Register } from './Register';

export default function Account() {
  const t = useGuestTexts();
  const shared = useSharedTexts().signIn;
  const queries = useQueryClient();
  const { state, user } = useSession();

  async function signOut() {
    await session.signOut();
    queries.removeQueries({ queryKey: ['my-orders'] });
    queries.removeQueries({ queryKey: ['order'] });
  }

  return (
    <main className={css.main}>
      {user && (
        <>
          <Group justify="space-between" mb="xl">
            <Title order={1}>{user.name}</Title>
            <Button variant="default" radius="xl" onClick={() => void signOut()}>
              {shared.signOut}
            </Button>
          </Group>
          <Title order={2} size="h3" mb="sm">
            {t.past.title}
          </Title>
          <MyOrders />
        </>
      )}
      {state === 'out' && (
        <>
          <Title order={1} mb="lg">
            {t.account}
          </Title>
          <div className={css.forms}>
            <section>
              <Title order={2} size="h3" mb="md">
                {shared.title}
              </Title>
              <SignIn />
            </section>
            <section>
              <Title order={2} size="h3" mb="md">
                {t.register.title}
              </Title>
              <Register />
            </section>
          </div>
        </>
      )}
      <KeptOrders />
      {state === 'unknown' && <Text c="dimmed">{t.loading}</Text>}
    </main>
  );
}
