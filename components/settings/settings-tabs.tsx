"use client";

import { usePathname } from "next/navigation";
import { CurrentInSight } from "#components/ui/current-in-sight.tsx";

const tabs = [
  { href: "/settings", name: "Thresholds" },
  { href: "/settings/rules", name: "Rules" },
  { href: "/settings/drills", name: "Drills" },
  { href: "/settings/tokens", name: "Tokens and API" },
  { href: "/settings/webhooks", name: "Webhooks" },
  { href: "/settings/jobs", name: "Jobs" },
  { href: "/settings/exports", name: "Exports" },
  { href: "/settings/notifications", name: "Notifications" },
  { href: "/settings/account", name: "Your account" },
];

export function SettingsTabs() {
  const path = usePathname();
  return (
    <CurrentInSight label="Settings" current={path} className="mb-6 border-b border-line">
      <ul className="flex gap-5">
        {tabs.map(({ href, name }) => {
          const here = path === href || (href !== "/settings" && path.startsWith(`${href}/`));
          return (
            <li key={href}>
              <a
                href={href}
                aria-current={here ? "page" : undefined}
                className={`-mb-px inline-block border-b-2 py-2 text-sm whitespace-nowrap ${
                  here ? "border-accent font-semibold text-accent-strong" : "border-transparent hover:text-accent"
                }`}
              >
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </CurrentInSight>
  );
}
