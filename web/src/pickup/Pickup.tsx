import { Button, Container, Text, Title } from '@mantine/core';
import { session } from '../api/session';
import { SignedIn } from '../shared/SignedIn';
import { useSharedTexts } from '../shared/i18n';
import { usePickupTexts } from './i18n';

export function Pickup() {
  const t = usePickupTexts();
  const shared = useSharedTexts();
  return (
    <SignedIn screen={t.title}>
      {(user) => (
        <Container component="main" py="lg">
          <Title order={1}>{t.title}</Title>
          <Text my="md">{shared.signIn.signedInAs(user.name)}</Text>
          <Button variant="default" onClick={() => void session.signOut()}>
            {shared.signIn.signOut}
          </Button>
        </Container>
      )}
    </SignedIn>
  );
}
