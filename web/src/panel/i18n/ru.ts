import type { Translation } from '../../shared/i18n/texts';
import type { en } from './en';
import { menu } from './ru/menu';
import { shop } from './ru/shop';

export const ru: Translation<typeof en> = {
  title: 'Панель',
  missing: 'Такой страницы нет',
  yes: 'да',
  no: 'нет',
  nav: {
    open: 'Открыть навигацию',
    close: 'Закрыть навигацию',
    sections: 'Разделы',
    location: 'Точка',
    today: 'Сегодня',
    orders: 'Заказы',
    menu: 'Меню',
    stock: 'Склад',
    people: 'Люди',
  },
  list: {
    more: 'Показать ещё',
    none: 'Здесь пока пусто',
    search: 'Поиск по названию',
    up: (name) => `Выше: ${name}`,
    down: (name) => `Ниже: ${name}`,
  },
  editor: {
    save: 'Сохранить',
    saved: 'Сохранено',
    cancel: 'Отмена',
    close: 'Закрыть',
    edit: 'Изменить',
    changed: 'Есть несохранённые изменения',
    discard: 'Отменить',
    unsavedTitle: 'Уйти, не сохранив?',
    unsaved: 'Ваши изменения здесь ещё не сохранены.',
    leave: 'Уйти',
    stay: 'Продолжить',
  },
  wrong: {
    price: 'Введите сумму, например 250 или 250,50.',
    number: 'Введите целое число.',
    quantity: 'Введите количество, например 18 или 0,5.',
  },
  ...menu,
  ...shop,
};
