import {
  Bell, Check, ChevronDown, ChevronLeft, ChevronUp, CircleAlert, CircleCheck, CircleDashed, CircleX, ClipboardCheck, Clock, AlarmClock, ExternalLink, Eye, EyeOff, FileText,
  type IconNode, Inbox, KeyRound, Languages, LayoutDashboard, LoaderCircle, LogOut, Mail, Menu, Monitor, MonitorSmartphone, Moon,
  OctagonX, RotateCw, ShieldCheck, Sun, TriangleAlert, UserRound, X,
} from 'lucide';

/** The icons in use, by the name elements ask for. */
export const ICONS = {
  'alarm-clock': AlarmClock, bell: Bell, check: Check, 'chevron-down': ChevronDown, 'chevron-left': ChevronLeft, 'chevron-up': ChevronUp, 'circle-alert': CircleAlert, 'circle-check': CircleCheck,
  'circle-dashed': CircleDashed, 'circle-x': CircleX, 'clipboard-check': ClipboardCheck, clock: Clock, 'external-link': ExternalLink,
  eye: Eye, 'eye-off': EyeOff, 'file-text': FileText, inbox: Inbox, key: KeyRound, languages: Languages, workbench: LayoutDashboard,
  loader: LoaderCircle, 'log-out': LogOut, mail: Mail, menu: Menu, monitor: Monitor, sessions: MonitorSmartphone, moon: Moon,
  'octagon-x': OctagonX, 'rotate-cw': RotateCw, 'shield-check': ShieldCheck, sun: Sun, 'triangle-alert': TriangleAlert, user: UserRound, x: X,
} as const satisfies Record<string, IconNode>;

export type IconName = keyof typeof ICONS;
