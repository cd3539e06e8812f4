import type { Schemas } from '../api/client';
import { useLanguage } from '../shared/i18n/language';
import { formatTime } from '../shared/time';
import { useGuestTexts } from './i18n';
import { useTimeZone } from './onSale';

interface Props {
  promise: Pick<Schemas['QuotePromiseView'], 'p50' | 'p90'> | null | undefined;
  at: string | null | undefined;
}

/** When it will be ready: about, and at the latest. */
export function PromiseText({ promise, at }: Props) {
  const t = useGuestTexts().promise;
  const language = useLanguage();
  const zone = useTimeZone();
  const time = (when: string) => formatTime(when, zone, language);
  if (!promise) return at ? <>{t.at(time(at))}</> : null;
  const about = time(promise.p50);
  const latest = time(promise.p90);
  return (
    <>
      {t.about(about)}
      {latest !== about && `, ${t.latest(latest)}`}
    </>
  );
}
