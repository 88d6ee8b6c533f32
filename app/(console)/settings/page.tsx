import type { Metadata } from "next";
import { Rejudge } from "#components/settings/rejudge.tsx";
import { Thresholds } from "#components/settings/thresholds.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { listJudgements } from "#lib/gaps/list-judgements.ts";
import { readPolicy } from "#lib/gaps/read-policy.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { asking } from "../asking.ts";

export const metadata: Metadata = { title: "Thresholds" };

export default async function ThresholdsPage() {
  const context = await asking();
  const { defaults, decisions, version, ...policy } = await readPolicy(context, {});
  const [latest] = (await listJudgements(context, { limit: 1 })).data;
  return (
    <>
      <p className="mb-4 max-w-3xl text-soft">
        By these numbers gaps are found and become due. Version {version}
        {version === 1 ? ": the defaults" : ""}. Security or an admin decides others, with a reason.
      </p>
      <Thresholds
        key={version}
        policy={policy}
        defaults={defaults}
        version={version}
        mayDecide={mayDo(context.actor, "policy.edit")}
      />
      {decisions.length > 0 ? (
        <Section id="decisions" title="Decisions" count={decisions.length}>
          <ol className="border-t border-line">
            {decisions.map((decision) => (
              <li
                key={decision.version}
                className="grid gap-x-4 border-b border-line py-2 text-sm sm:grid-cols-[6rem_14rem_1fr]"
              >
                <span className="font-medium">Version {decision.version}</span>
                <span className="text-soft">
                  {decision.decidedBy?.name ?? "a token"}, {exactTime(Date.parse(decision.at))}
                </span>
                <span>{decision.reason}</span>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {mayDo(context.actor, "judgement.run") ? (
        <Section
          id="judgement"
          title="Full re-judgement"
          says="Writes and the clock judge what they touch by themselves. Judging everything again finds the same, and is how one makes sure."
        >
          <Rejudge latest={latest ?? null} />
        </Section>
      ) : null}
    </>
  );
}
