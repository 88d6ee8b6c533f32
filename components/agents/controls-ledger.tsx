import type { ReactNode } from "react";
import { ControlHelp } from "#components/help/control-help.tsx";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { When } from "#components/ui/when.tsx";
import type { AgentAccount } from "#lib/gaps/core/account-of-agent.ts";
import { type ControlStatus, inWords } from "#lib/registry/core/vocabulary.ts";

export type ShownControl = AgentAccount["controls"][number] & { version: number | null };

const tones: Record<ControlStatus, string> = {
  planned: "text-soft",
  in_place: "text-ink",
  tested: "text-good",
  failing: "text-critical",
  not_applicable: "text-soft",
};

/** Every control that applies, by which fact, who owns it and how it stands. */
export function ControlsLedger({
  controls,
  now,
  actions,
}: {
  controls: readonly ShownControl[];
  now: number;
  actions: (control: ShownControl) => ReactNode;
}) {
  return (
    <Scrolling label="Controls that apply" className="relative">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Control</th>
            <th scope="col">Function</th>
            <th scope="col">Owner</th>
            <th scope="col">Status</th>
            <th scope="col">Evidence</th>
            <th scope="col">
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {controls.map((control) => (
            <tr key={control.id} id={`control-${control.id}`} className="scroll-mt-4">
              <td className="w-[24rem] max-w-[60vw] min-w-56 align-top">
                <div className="flex items-baseline gap-2">
                  <SeverityMark severity={control.weight} />
                  <span className="sr-only">weight {control.weight}</span>
                  <div className="min-w-0">
                    <a className="quiet-link font-medium" href={`/controls/${control.id}`}>
                      <span className="font-mono text-xs">{control.id}</span> {control.title}
                    </a>
                    <p className="text-xs text-soft">
                      applies {control.because}
                      <ControlHelp control={control.id} />
                    </p>
                  </div>
                </div>
              </td>
              <td className="align-top whitespace-nowrap text-soft">{inWords(control.function)}</td>
              <td className="align-top whitespace-nowrap">
                <Owner control={control} />
              </td>
              <td className="align-top whitespace-nowrap">
                {control.status ? (
                  <span className={tones[control.status]}>{inWords(control.status)}</span>
                ) : (
                  <span className="text-soft italic">Not stated</span>
                )}
                {control.testedAt ? (
                  <span className="block text-xs text-soft">
                    tested <When at={new Date(control.testedAt).toISOString()} now={now} />
                  </span>
                ) : null}
              </td>
              <td className="min-w-64 align-top">
                {control.evidenceUrl ? (
                  <a className="link wrap-anywhere" href={control.evidenceUrl} rel="noreferrer">
                    {control.evidenceUrl.replace(/^https?:\/\//, "")}
                  </a>
                ) : control.setAside ? (
                  <span className="text-soft">{control.reason}</span>
                ) : (
                  <span className="text-soft italic">None yet</span>
                )}
              </td>
              <td className="not-printed align-top">{actions(control)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function Owner({ control: { owner, ownedBy, setAside } }: { control: ShownControl }) {
  if (!owner) return setAside ? <span className="text-soft">not needed</span> : <Nobody />;
  return (
    <>
      <PersonName person={{ ...owner, leftAt: owner.leftAt === null ? null : new Date(owner.leftAt).toISOString() }} />
      {ownedBy === "default" ? <span className="block pl-6.5 text-xs text-soft">default owner</span> : null}
    </>
  );
}
