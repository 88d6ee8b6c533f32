"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Choice, Pair } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { MailChoice, NoticeKind } from "#lib/notifications/core/notice-kinds.ts";
import { noticeKindNames, noticeKinds } from "#lib/notifications/core/notice-kinds.ts";
import type { editNoticeSettings } from "#lib/notifications/edit-notice-settings.ts";

const words: Readonly<Record<MailChoice, string>> = {
  at_once: "Mail at once",
  daily: "In the daily mail",
  none: "Not mailed",
};

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

interface Settings {
  mail: Record<NoticeKind, MailChoice>;
  digestHour: number;
  timeZone: string;
}

/** How each kind of notice is mailed, and when the daily mail comes. */
export function NotificationChoices({ settings, zones }: { settings: Settings; zones: readonly string[] }) {
  const { busy, problem, send } = useSending();
  const [mail, setMail] = useState(settings.mail);
  const [hour, setHour] = useState(String(settings.digestHour));
  const [zone, setZone] = useState(settings.timeZone);
  const [saved, setSaved] = useState(false);
  const known = ["UTC", ...zones.filter((name) => name !== "UTC")];
  return (
    <form
      className="grid max-w-3xl gap-5"
      onSubmit={async (event) => {
        event.preventDefault();
        setSaved(false);
        await send(
          () =>
            api.patch<typeof editNoticeSettings>("/notices/settings", {
              mail,
              digestHour: Number(hour),
              timeZone: zone,
            }),
          { after: () => setSaved(true) },
        );
      }}
    >
      <Refused problem={problem} shown={["timeZone", "digestHour"]} />
      <ul className="border-t border-line-strong">
        {noticeKindNames.map((kind) => (
          <li
            key={kind}
            className="grid items-center gap-x-4 gap-y-1 border-b border-line py-1.5 text-sm sm:grid-cols-[1fr_12rem]"
          >
            <label htmlFor={`mail-${kind}`}>{noticeKinds[kind].says}</label>
            <select
              id={`mail-${kind}`}
              value={mail[kind]}
              onChange={(event) => setMail({ ...mail, [kind]: event.target.value as MailChoice })}
              className="h-8 w-full rounded-md border border-line-strong bg-raised px-2 text-sm"
            >
              {Object.entries(words).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <Pair>
        <Choice
          label="Daily mail at"
          none={null}
          value={hour}
          onValue={setHour}
          options={hours}
          error={messageFor(problem, "digestHour")}
        />
        <Choice
          label="Time zone"
          none={null}
          value={zone}
          onValue={setZone}
          options={known.map((name) => ({ value: name, label: name }))}
          error={messageFor(problem, "timeZone")}
        />
      </Pair>
      <p className="flex items-center gap-3">
        <Button type="submit" weight="primary" disabled={busy}>
          Save
        </Button>
        <span role="status" className="text-sm text-soft">
          {saved ? "Saved." : ""}
        </span>
      </p>
    </form>
  );
}
