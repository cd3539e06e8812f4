import { showScreen } from '../shared/Screen';
import { Menu } from './Menu';
import './styles';

showScreen(<Menu />);
