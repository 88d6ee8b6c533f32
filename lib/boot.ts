// Installs what stands above the registry into the ports beneath: the judgement behind every write, and behind it the
// open requests that the write concerns, and review items about what has ended.
import { withdrawEnded } from "#lib/reviews/withdraw-ended.ts";
import { installJudge } from "#lib/verbs/judge-port.ts";
import { judgeAndReconsider } from "#lib/workflow/reconsider-touched.ts";

installJudge(async (tx, touched, now, correlationId) => {
  await judgeAndReconsider(tx, touched, now, correlationId);
  await withdrawEnded(tx, touched.agents ?? [], now, correlationId);
});
