import { IconArrowLeft, IconUser } from '@tabler/icons-react';
import { useSession } from '../api/session';
import { LanguageSwitch } from '../shared/LanguageSwitch';
import { SchemeSwitch } from '../shared/SchemeSwitch';
import css from './Header.module.css';
import { useGuestTexts } from './i18n';
import { useOnSale } from './onSale';
import { linkTo } from './route';

export function Header({ path }: { path: string }) {
  const t = useGuestTexts();
  const { user } = useSession();
  const menu = useOnSale();
  return (
    <header className={css.header}>
      <a className={css.name} {...linkTo('/')}>
        {path === '/' ? (
          <img src="/icon.svg" alt="" width={32} height={32} />
        ) : (
          <IconArrowLeft size={24} aria-label={t.back} />
        )}
        <span>{menu.data?.location_name ?? 'BeanQ'}</span>
      </a>
      <div className={css.tools}>
        <LanguageSwitch />
        <SchemeSwitch />
        <a className={css.account} aria-label={user?.name ?? t.account} {...linkTo('/account')}>
          {user ? <b aria-hidden>{user.name.slice(0, 1)}</b> : <IconUser size={20} aria-hidden />}
        </a>
      </div>
    </header>
  );
}
