import { SignedIn } from '../shared/SignedIn';
import { Wall } from './Wall';
import { usePickupTexts } from './i18n';

export function Pickup() {
  const t = usePickupTexts();
  return <SignedIn screen={t.title}>{() => <Wall />}</SignedIn>;
}
