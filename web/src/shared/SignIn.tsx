import { Button, Card, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { formErrors } from '../api/problem';
import { session } from '../api/session';
import { ErrorNote } from './ErrorNote';
import { LanguageSwitch } from './LanguageSwitch';
import { SchemeSwitch } from './SchemeSwitch';
import { useSharedTexts } from './i18n';

/** The form alone; a page of its own is SignInPage. */
export function SignIn() {
  const t = useSharedTexts().signIn;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fields = formErrors(error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await session.signIn(email, password);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          type="email"
          label={t.email}
          autoComplete="username"
          value={email}
          error={fields.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t.password}
          autoComplete="current-password"
          value={password}
          error={fields.password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {Object.keys(fields).length === 0 && <ErrorNote error={error} />}
        <Button type="submit" size="md" loading={busy}>
          {t.submit}
        </Button>
      </Stack>
    </form>
  );
}

export function SignInPage({ screen }: { screen: string }) {
  const t = useSharedTexts().signIn;
  return (
    <Stack component="main" mih="100dvh" align="center" justify="center" p="md">
      <Card withBorder shadow="sm" radius="lg" p="xl" w="100%" maw={400}>
        <Stack gap="xs" mb="lg">
          <Text size="sm" c="dimmed">
            BeanQ · {screen}
          </Text>
          <Title order={1} size="h2">
            {t.title}
          </Title>
        </Stack>
        <SignIn />
      </Card>
      <Group>
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
    </Stack>
  );
}
