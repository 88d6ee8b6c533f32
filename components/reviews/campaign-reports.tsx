import { ReportLink } from "#components/reports/report-link.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { ITEMS_IN_A_PART, partsOfCampaign } from "#lib/reports/core/campaign-parts.ts";

interface Reported {
  id: string;
  name: string;
  /** How many items its report has, those that were withdrawn among them. */
  items: number;
}

const fileOf = ({ id }: Reported, ending: string): string => `/api/v1/reports/campaigns/${id}.${ending}`;

/** The report of a campaign as files. A large one comes as several PDFs, which stand further down. */
export function CampaignReports({ campaign }: { campaign: Reported }) {
  return (
    <>
      <ReportLink href={fileOf(campaign, "csv")} title={`${campaign.name} as CSV`}>
        Download as CSV
      </ReportLink>
      <ReportLink href={fileOf(campaign, "xlsx")} title={`${campaign.name} as XLSX`}>
        Download as XLSX
      </ReportLink>
      {partsOfCampaign(campaign.items) === 1 ? (
        <ReportLink href={fileOf(campaign, "pdf")} title={`${campaign.name} as PDF`}>
          Download as PDF
        </ReportLink>
      ) : (
        <ButtonLink href="#report">PDF in {partsOfCampaign(campaign.items)} parts</ButtonLink>
      )}
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
            href={`${fileOf(campaign, "pdf")}?part=${part}`}
            title={`${campaign.name} as PDF, part ${part}`}
          >
            Part {part}
          </ReportLink>
        ))}
      </div>
    </Section>
  );
}
