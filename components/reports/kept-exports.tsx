"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { api } from "#components/api-client.ts";
import { Button, buttonLook } from "#components/ui/button.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { When } from "#components/ui/when.tsx";
import type { KeptExport } from "#lib/reports/core/kept-export.ts";
import type { discardExport } from "#lib/reports/discard-export.ts";
import { sizeOf } from "./size-of.ts";

const LOOK_EVERY = 3_000;

const words: Record<KeptExport["state"], (one: KeptExport) => string> = {
  waiting: () => "Waits for its turn.",
  making: ({ bytes }) => (bytes === 0 ? "Being made." : `Being made, ${sizeOf(bytes)} so far.`),
  made: ({ bytes }) => `Made, ${sizeOf(bytes)}.`,
  failed: ({ failure }) => `Not made. ${failure}`,
};

/** What the server makes for somebody, or made: to be fetched for a day, or taken away. */
export function KeptExports({ exports, now }: { exports: readonly KeptExport[]; now: number }) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  const going = exports.some(({ state }) => state === "waiting" || state === "making");

  useEffect(() => {
    if (!going) return;
    const again = setInterval(() => router.refresh(), LOOK_EVERY);
    return () => clearInterval(again);
  }, [going, router]);

  return (
    <>
      <Refused problem={problem} />
      <ul className="border-t border-line-strong">
        {exports.map((one) => (
          <li
            key={one.id}
            className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2 text-sm sm:grid-cols-[16rem_1fr_auto]"
          >
            <span className="min-w-0 font-medium break-words">{one.title}</span>
            <span className="min-w-0 break-words">
              <span role="status">{words[one.state](one)}</span>{" "}
              <span className="text-soft">
                Asked for <When at={one.askedAt} now={now} />; deleted <When at={one.endsAt} now={now} />.
              </span>
            </span>
            <span className="flex gap-1">
              {one.state === "made" ? (
                <a
                  className={buttonLook("plain", "h-7")}
                  href={`/api/v1/exports/${one.id}/file`}
                  download
                  aria-label={`Download: ${one.title}`}
                >
                  Download
                </a>
              ) : null}
              <Button
                weight="quiet"
                className="h-7"
                disabled={busy}
                aria-label={`Take away: ${one.title}`}
                onClick={() => send(() => api.delete<typeof discardExport>(`/exports/${one.id}`))}
              >
                Take away
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
