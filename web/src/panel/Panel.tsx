import { RouterProvider } from '@tanstack/react-router';
import { SignedIn } from '../shared/SignedIn';
import { PlaceProvider } from './Place';
import { usePanelTexts } from './i18n';
import { router } from './router';

export function Panel() {
  const t = usePanelTexts();
  return (
    <SignedIn screen={t.title}>
      {(user) => (
        <PlaceProvider key={user.id}>
          <RouterProvider router={router} />
        </PlaceProvider>
      )}
    </SignedIn>
  );
}
