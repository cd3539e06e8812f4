import { language, useLanguage, type Language } from './language';

/** The same keys as the English texts; functions take the same arguments. */
export type Translation<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Translation<T[K]>;
};

/** `const useTexts = texts({ en, ru })`, then `useTexts().basket.title` in a component. */
export function texts<T extends object>(all: { en: T; ru: Translation<T> }): () => Translation<T> {
  const by: Record<Language, Translation<T>> = { en: all.en as Translation<T>, ru: all.ru };
  return () => by[useLanguage()];
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** `plural('ru', n, { one: 'заказ', few: 'заказа', many: 'заказов', other: 'заказа' })` */
export function plural(tag: Language, count: number, forms: Forms): string {
  return forms[new Intl.PluralRules(tag).select(count)] ?? forms.other;
}

export { language, useLanguage };
