import {
  Archive,
  Bell,
  BookOpen,
  Bot,
  CalendarClock,
  CircleDashed,
  ClipboardCheck,
  Database,
  FileInput,
  Grid3x3,
  Inbox,
  KeyRound,
  LayoutList,
  type LucideIcon,
  ScrollText,
  Server,
  Settings,
  ShieldCheck,
  Stamp,
  Users,
  UsersRound,
} from "lucide-react";

export interface Destination {
  href: string;
  name: string;
  icon: LucideIcon;
  /** Goes there when pressed after g. */
  key: string;
}

/** Where the side bar leads, in groups: the job, who and what, and the house-keeping. */
export const destinations: readonly { name: string; members: readonly Destination[] }[] = [
  {
    name: "Accountability",
    members: [
      { href: "/", name: "Overview", icon: LayoutList, key: "o" },
      { href: "/inbox", name: "Inbox", icon: Inbox, key: "i" },
      { href: "/agents", name: "Agents", icon: Bot, key: "a" },
      { href: "/capabilities", name: "Capabilities", icon: KeyRound, key: "b" },
      { href: "/gaps", name: "Gaps", icon: CircleDashed, key: "g" },
      { href: "/matrix", name: "Matrix", icon: Grid3x3, key: "m" },
      { href: "/requests", name: "Requests", icon: Stamp, key: "r" },
      { href: "/reviews", name: "Reviews", icon: ClipboardCheck, key: "v" },
      { href: "/exceptions", name: "Exceptions", icon: CalendarClock, key: "x" },
      { href: "/retirements", name: "Retirements", icon: Archive, key: "z" },
      { href: "/notices", name: "Notices", icon: Bell, key: "n" },
    ],
  },
  {
    name: "Who and what",
    members: [
      { href: "/people", name: "People", icon: Users, key: "p" },
      { href: "/teams", name: "Teams", icon: UsersRound, key: "t" },
      { href: "/systems", name: "Systems", icon: Server, key: "s" },
      { href: "/data-sources", name: "Data", icon: Database, key: "d" },
      { href: "/controls", name: "Controls", icon: ShieldCheck, key: "c" },
    ],
  },
  {
    name: "Records",
    members: [
      { href: "/evidence", name: "Evidence", icon: ScrollText, key: "e" },
      { href: "/imports", name: "Imports", icon: FileInput, key: "f" },
      { href: "/settings", name: "Settings", icon: Settings, key: "," },
      { href: "/docs", name: "Help", icon: BookOpen, key: "h" },
    ],
  },
];

/** Whether `path` is the destination or a page beneath it. */
export const leadsTo = (href: string, path: string): boolean =>
  href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
