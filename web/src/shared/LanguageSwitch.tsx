import { SegmentedControl } from '@mantine/core';
import { useSharedTexts } from './i18n';
import { language, useLanguage, type Language } from './i18n/language';

export function LanguageSwitch() {
  const t = useSharedTexts();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.language}
      value={useLanguage()}
      onChange={(value) => language.set(value as Language)}
      data={[
        { value: 'en', label: 'EN' },
        { value: 'ru', label: 'RU' },
      ]}
    />
  );
}
