import { Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession, type User } from '../api/session';
import { SignInPage } from './SignIn';
import { useSharedTexts } from './i18n';

interface Props {
  screen: string;
  children: (user: User) => ReactNode;
}

/** Shows its children to who is signed in, a form to who is not. */
export function SignedIn({ screen, children }: Props) {
  const t = useSharedTexts();
  const { state, user } = useSession();
  if (state === 'unknown')
    return (
      <Center component="main" mih="100dvh">
        <Loader aria-label={t.loading} role="status" />
      </Center>
    );
  return user ? <>{children(user)}</> : <SignInPage screen={screen} />;
}
