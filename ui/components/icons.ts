import {
  AlarmClock, ArrowDown, ArrowUp, Ban, Bell, Building2, CalendarDays, ChartNoAxesColumn, Check, ChevronDown, ChevronLeft, ChevronRight, ChevronUp, CircleAlert, CircleCheck, CircleDashed, CircleSlash, CircleX,
  ClipboardCheck, ClipboardList, Clock, Download, Ellipsis, ExternalLink, Eye, EyeOff, FileImage, FilePen, FileText, GraduationCap, House, type IconNode, IdCard, Inbox, KeyRound, Landmark, Languages, ListChecks, ListFilter, LoaderCircle,
  LogOut, Mail, Menu, MessageSquareText, Monitor, MonitorSmartphone, Maximize, Moon, Network, OctagonX, Plus, Presentation, RotateCw, School, ShieldCheck, Smartphone, Sun, TimerOff, Trash2, TrendingUp, TriangleAlert, Undo2, Upload, UserRound, UserRoundMinus, UserRoundPlus, Users, X, ZoomIn, ZoomOut,
} from 'lucide';

/** The icons in use, by the name elements ask for. */
export const ICONS = {
  'alarm-clock': AlarmClock, 'arrow-down': ArrowDown, 'arrow-up': ArrowUp, ban: Ban, bell: Bell, building: Building2, calendar: CalendarDays, chart: ChartNoAxesColumn, check: Check, 'chevron-down': ChevronDown, 'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight, 'chevron-up': ChevronUp, 'circle-alert': CircleAlert, 'circle-check': CircleCheck,
  'circle-dashed': CircleDashed, 'circle-slash': CircleSlash, 'circle-x': CircleX, 'clipboard-check': ClipboardCheck, 'clipboard-list': ClipboardList, clock: Clock, download: Download, ellipsis: Ellipsis, 'external-link': ExternalLink,
  eye: Eye, 'eye-off': EyeOff, 'file-image': FileImage, 'file-pen': FilePen, 'file-text': FileText, 'graduation-cap': GraduationCap, house: House, 'id-card': IdCard, inbox: Inbox, key: KeyRound, landmark: Landmark, languages: Languages,
  'list-checks': ListChecks, 'list-filter': ListFilter,
  loader: LoaderCircle, 'log-out': LogOut, mail: Mail, menu: Menu, message: MessageSquareText, monitor: Monitor, sessions: MonitorSmartphone,
  maximize: Maximize, moon: Moon, network: Network, 'octagon-x': OctagonX, phone: Smartphone, plus: Plus, presentation: Presentation, 'rotate-cw': RotateCw, school: School, 'shield-check': ShieldCheck, sun: Sun, 'timer-off': TimerOff, 'trash-2': Trash2, 'trending-up': TrendingUp,
  'triangle-alert': TriangleAlert, undo: Undo2, upload: Upload, user: UserRound, 'user-minus': UserRoundMinus, 'user-plus': UserRoundPlus, users: Users, x: X, 'zoom-in': ZoomIn, 'zoom-out': ZoomOut,
} as const satisfies Record<string, IconNode>;

export type IconName = keyof typeof ICONS;
