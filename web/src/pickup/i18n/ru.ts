import type { Translation } from '../../shared/i18n/texts';
import type { en } from './en';

export const ru: Translation<typeof en> = {
  title: 'Выдача',
  being: 'Готовятся',
  ready: 'Готовы',
  sound: 'Звук, когда заказ готов',
  offline: 'Нет связи: номера могли устареть. Пробуем снова.',
};
