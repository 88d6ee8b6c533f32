import { ReportLink } from "#components/reports/report-link.tsx";
import { ReportLinks } from "#components/reports/report-links.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { ITEMS_IN_A_PART, partsOfCampaign } from "#lib/reports/core/campaign-parts.ts";

interface Reported {
  id: string;
  name: string;
  /** How many items its report has, those that were withdrawn among them. */
  items: number;
}

const reportOf = ({ id }: Reported): string => `/api/v1/reports/campaigns/${id}`;

/** The report of a campaign as files. A large one comes as several PDFs, which stand further down. */
export function CampaignReports({ campaign }: { campaign: Reported }) {
  const parts = partsOfCampaign(campaign.items);
  const whole = ["csv", "xlsx", "json"] as const;
  return (
    <>
      <ReportLinks report={reportOf(campaign)} title={campaign.name} as={parts === 1 ? [...whole, "pdf"] : whole} />
      {parts === 1 ? null : <ButtonLink href="#report">PDF in {parts} parts</ButtonLink>}
    </>
  );
}

/** The parts of a report that is too large for one PDF. */
export function ReportParts({ campaign }: { campaign: Reported }) {
  const parts = partsOfCampaign(campaign.items);
  if (parts === 1) return null;
  return (
    <Section id="report" title="Report as PDF" count={parts}>
      <p className="mb-2 text-sm text-soft">
        A PDF holds {ITEMS_IN_A_PART} items. Each part stands by itself; the workbook holds all of them in one file.
      </p>
      <div className="flex flex-wrap gap-2">
        {Array.from({ length: parts }, (_, at) => at + 1).map((part) => (
          <ReportLink
            key={part}
            href={`${reportOf(campaign)}.pdf?part=${part}`}
            title={`${campaign.name} as PDF, part ${part}`}
          >
            Part {part}
          </ReportLink>
        ))}
      </div>
    </Section>
  );
}
