import { ReportLink } from "./report-link.tsx";

/** The formats in which most reports are made, the one that most people take first. */
const formats: readonly ReportFormat[] = ["csv", "xlsx", "json"];
export type ReportFormat = "csv" | "xlsx" | "json" | "pdf";

/** One report, to take away in each format in which it is made. */
export function ReportLinks({
  report,
  search = "",
  title,
  as = formats,
}: {
  /** Its address in the API without the format: '/api/v1/reports/gaps'. */
  report: string;
  /** What narrows it, as in the address of the page. */
  search?: string;
  /** What the file holds: 'Gaps'. */
  title: string;
  as?: readonly ReportFormat[];
}) {
  return as.map((format, place) => (
    <ReportLink
      key={format}
      href={`${report}.${format}${search && `?${search}`}`}
      title={`${title} as ${format.toUpperCase()}`}
    >
      <span>
        <span className={place === 0 ? "" : "sr-only"}>Download as</span> {format.toUpperCase()}
      </span>
    </ReportLink>
  ));
}
