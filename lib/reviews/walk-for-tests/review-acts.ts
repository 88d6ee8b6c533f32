import fc from "fast-check";
import { closeCampaign } from "../close-campaign.ts";
import { confirmFollowUp } from "../confirm-follow-up.ts";
import { answers } from "../core/vocabulary.ts";
import { createCampaign } from "../create-campaign.ts";
import { decideItem } from "../decide-item.ts";
import { cancelCampaign } from "../move-campaign.ts";
import { openCampaign } from "../open-campaign.ts";
import { repeatCampaign } from "../repeat-campaign.ts";
import { signOffCampaign } from "../sign-off-campaign.ts";
import { type Act, doing, reason, who } from "./act.ts";

const newestCampaign = `SELECT id::text AS id FROM "Campaign" WHERE scope->'agents' @> to_jsonb($1::text) ORDER BY id DESC LIMIT 1`;
const campaignVerbs = {
  open: openCampaign,
  close: closeCampaign,
  repeat: repeatCampaign,
  sign: signOffCampaign,
  cancel: cancelCampaign,
};

export const campaigns = fc.tuple(fc.constantFrom("new", "open", "close", ...Object.keys(campaignVerbs)), who).map(
  ([verb, name]): Act => ({
    does: `${verb} campaign`,
    async run(walker) {
      if (verb === "new")
        return createCampaign(walker.admin, {
          name: "Walked",
          scope: { agents: [walker.id] },
          silence: "suspend",
          stages: [{ reviewers: name < "g" ? "business_owner" : "control_owner", people: [], outcome: "one_accepts" }],
        });
      const found = await walker.newest<{ id: string }>(newestCampaign);
      if (found === null) return null;
      const by = verb === "cancel" ? walker.by(name) : walker.by("admin");
      return campaignVerbs[verb as keyof typeof campaignVerbs](by, { campaign: found.id } as never);
    },
  }),
);

export const reviews = fc.tuple(fc.constantFrom(...answers), who, fc.boolean(), fc.nat(9)).map(
  ([answer, name, likely, salt]): Act => ({
    does: `${likely ? "whoever is asked" : name} answers ${answer}`,
    async run(walker) {
      const item = await walker.newest<{ id: string; campaign: string; person: string | null }>(
        `SELECT i.id::text AS id, i."campaignId"::text AS campaign, r."personId"::text AS person FROM "ReviewItem" i
         LEFT JOIN "ReviewerOfItem" r ON r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL
         WHERE i."agentId" = $1::uuid ORDER BY i.state = 'waiting' DESC, md5(i.id::text || $2) LIMIT 1`,
        [walker.id, String(salt)],
      );
      if (item === null) return null;
      return decideItem(likely ? walker.byId(item.person) : walker.by(name), {
        campaign: item.campaign,
        item: item.id,
        answer,
        reason,
        riskConfirmed: true,
      });
    },
  }),
);

export const followUps = doing("whoever is asked confirms", async (walker) => {
  const found = await walker.newest<{ id: string; campaign: string; person: string | null }>(
    `SELECT id::text AS id, "campaignId"::text AS campaign, "assigneeId"::text AS person FROM "ReviewFollowUp"
     WHERE "agentId" = $1::uuid AND "confirmedAt" IS NULL LIMIT 1`,
  );
  if (found === null) return null;
  return confirmFollowUp(walker.byId(found.person), { campaign: found.campaign, followUp: found.id, note: reason });
});

/** A review goes on as it is meant to: opened, answered by who is asked, closed, followed up and signed off. */
const goOnReviewing = (answer: "certify" | "revoke"): Act => ({
  does: "the review goes on",
  async run(walker) {
    const found = await walker.newest<{ id: string; state: string; item: string | null; person: string | null }>(
      `SELECT c.id::text AS id, c.state::text AS state, i.id::text AS item, r."personId"::text AS person FROM "Campaign" c
       LEFT JOIN "ReviewItem" i ON i."campaignId" = c.id AND i.state = 'waiting'
       LEFT JOIN "ReviewerOfItem" r ON r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL
       WHERE c.scope->'agents' @> to_jsonb($1::text) ORDER BY c.id DESC LIMIT 1`,
    );
    const admin = walker.by("admin");
    if (found === null || found.state === "cancelled")
      return createCampaign(walker.admin, { name: "Walked", scope: { agents: [walker.id] } });
    if (found.state === "draft") return openCampaign(admin, { campaign: found.id });
    if (found.state === "closed") return signOffCampaign(walker.by("law"), { campaign: found.id });
    if (found.item === null) return closeCampaign(admin, { campaign: found.id });
    const given = { answer, reason, riskConfirmed: true };
    return decideItem(walker.byId(found.person), { campaign: found.id, item: found.item, ...given });
  },
});
export const reviewing = fc.constantFrom("certify" as const, "certify" as const, "revoke" as const).map(goOnReviewing);

/** From the campaign to the close of it, by the way that is meant. */
export const toReviewed: readonly Act[] = Array.from({ length: 6 }, () => goOnReviewing("certify"));
