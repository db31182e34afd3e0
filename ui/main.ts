import './styles/tokens.css';
import '@vaadin/aura/aura.css';
import './styles/bridge.css';
import './styles/base.css';
import { applyTheme } from './shell/theme.ts';
import './shell/xs-app.ts';

applyTheme();
