import type { en } from './en';
import { plural, type Translation } from './texts';

export const ru: Translation<typeof en> = {
  language: 'Язык',
  languages: { en: 'English', ru: 'Русский' },
  scheme: { light: 'Светлая тема', dark: 'Тёмная тема', auto: 'Тема системы' },
  signIn: {
    title: 'Вход',
    email: 'Электронная почта',
    password: 'Пароль',
    submit: 'Войти',
    signOut: 'Выйти',
    signedInAs: (name) => `Вы вошли как ${name}`,
  },
  error: {
    offline: 'Сервер недоступен. Проверьте соединение и попробуйте ещё раз.',
    unexpected: 'Что-то пошло не так. Попробуйте ещё раз.',
    retryAfter: (seconds) =>
      `Попробуйте через ${seconds} ${plural('ru', seconds, {
        one: 'секунду',
        few: 'секунды',
        other: 'секунд',
      })}.`,
    again: 'Попробовать ещё раз',
    request: (id) => `Запрос ${id}`,
  },
  conflict: {
    title: 'Кто-то другой уже изменил эти данные',
    explain: 'Сравните две версии и выберите, какую оставить.',
    field: 'Поле',
    mine: 'Моя',
    theirs: 'Чужая',
    keepMine: 'Оставить мою',
    takeTheirs: 'Взять чужую',
    empty: 'пусто',
  },
  stream: { live: 'На связи', connecting: 'Соединение…', offline: 'Нет связи' },
  loading: 'Загрузка…',
  units: { g: 'г', ml: 'мл', pcs: 'шт.' },
};
