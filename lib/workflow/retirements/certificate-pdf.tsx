import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { CertifiedEntry, CertifiedStep, Said } from "./core/certificate.ts";
import { printable } from "./core/printable.ts";
import type { ReadCertificate } from "./read-certificate.ts";

// The product's ink on white paper. The built-in fonts, because the bundled Inter comes as WOFF2 alone, which cannot be
// put into a PDF; `printable` writes what they lack with the nearest letter.
const ink = "#16211f";
const soft = "#5b6a66";
const accent = "#12524c";
const hairline = "#cfd8d5";
const styles = StyleSheet.create({
  page: {
    paddingTop: 56,
    paddingBottom: 64,
    paddingHorizontal: 56,
    fontFamily: "Helvetica",
    fontSize: 9,
    color: ink,
    lineHeight: 1.45,
  },
  over: { fontSize: 8, color: accent, letterSpacing: 0.6, marginBottom: 4 },
  title: { fontSize: 18, fontFamily: "Helvetica-Bold", marginBottom: 4, lineHeight: 1.25 },
  lead: { color: soft, marginBottom: 14 },
  heading: { fontSize: 11, fontFamily: "Helvetica-Bold", marginTop: 18, marginBottom: 4 },
  fact: { flexDirection: "row", borderTopWidth: 0.5, borderTopColor: hairline, paddingVertical: 4 },
  name: { width: 110, color: soft },
  value: { flex: 1 },
  step: { borderTopWidth: 0.5, borderTopColor: hairline, paddingVertical: 6 },
  stepHead: { flexDirection: "row" },
  number: { width: 22, color: soft },
  stepTitle: { flex: 1, fontFamily: "Helvetica-Bold" },
  body: { marginLeft: 22 },
  soft: { color: soft },
  entry: { fontFamily: "Courier", fontSize: 7, color: soft, marginLeft: 22 },
  foot: {
    position: "absolute",
    bottom: 28,
    left: 56,
    right: 56,
    flexDirection: "row",
    justifyContent: "space-between",
    fontSize: 7,
    color: soft,
  },
  digest: { fontFamily: "Courier", fontSize: 6.5 },
});

/** '3 March 2026, 14:05 UTC' */
const moment = (at: string): string => `${dateInWords(Date.parse(at))}, ${at.slice(11, 16)} UTC`;

const Fact = ({ name, children }: { name: string; children: string }) => (
  <View style={styles.fact} wrap={false}>
    <Text style={styles.name}>{name}</Text>
    <Text style={styles.value}>{printable(children)}</Text>
  </View>
);

const said = ({ by, at, words }: Said): string => `${by}, ${moment(at)}${words ? `: ${words}` : ""}`;

const Entry = ({ entry: { sequence, type, hash } }: { entry: CertifiedEntry }) => (
  <Text style={styles.entry}>{`no. ${sequence}  ${type}  ${hash}`}</Text>
);

const Step = ({ step }: { step: CertifiedStep }) => (
  <View style={styles.step} wrap={false}>
    <View style={styles.stepHead}>
      <Text style={styles.number}>{String(step.number)}</Text>
      <Text style={styles.stepTitle}>{printable(step.title)}</Text>
    </View>
    <Text style={[styles.body, styles.soft]}>
      {printable(
        `${step.outcome === "waived" ? "Waived" : "Done"} by ${step.by}, ${moment(step.at)}, as ${inWords(step.role)}`,
      )}
    </Text>
    <Text style={styles.body}>{printable(step.proof)}</Text>
    {step.proofUrl ? <Text style={[styles.body, styles.soft]}>{printable(step.proofUrl)}</Text> : null}
    {step.proofDigest ? <Text style={styles.entry}>{`document sha256:${step.proofDigest}`}</Text> : null}
    {step.evidence.map((entry) => (
      <Entry key={entry.sequence} entry={entry} />
    ))}
  </View>
);

/** One page that an auditor can lay beside the evidence: every step, person, proof and time, with numbers and hashes. */
export const CertificateDocument = ({ certificate, digest }: Pick<ReadCertificate, "certificate" | "digest">) => {
  const { agent } = certificate;
  return (
    <Document
      title={printable(`Certificate of retirement: ${agent.name}`)}
      author="Answerable"
      creator="Answerable"
      producer="Answerable"
      creationDate={new Date(certificate.retiredAt)}
      modificationDate={new Date(certificate.retiredAt)}
    >
      <Page size="A4" style={styles.page}>
        <Text style={styles.over}>CERTIFICATE OF RETIREMENT</Text>
        <Text style={styles.title}>{printable(agent.name)}</Text>
        <Text style={styles.lead}>
          {printable(
            `Retired on ${moment(certificate.retiredAt)}. Every step below was done or waived by the person named, and verified by somebody who did none of them.`,
          )}
        </Text>
        <Fact name="Agent">{`${agent.slug} (${agent.id})`}</Fact>
        {agent.workloadIdentity ? <Fact name="Identity">{agent.workloadIdentity}</Fact> : null}
        {agent.purpose ? <Fact name="Purpose">{agent.purpose}</Fact> : null}
        <Fact name="Asked by">{said(certificate.requested)}</Fact>
        {certificate.alternative ? <Fact name="Used instead">{certificate.alternative}</Fact> : null}
        {certificate.contact ? <Fact name="Whom to ask">{certificate.contact}</Fact> : null}
        <Fact name="Approved by">{said(certificate.approved)}</Fact>
        <Fact name="Started">{moment(certificate.startedAt)}</Fact>
        <Fact name="Verified by">{said(certificate.verified)}</Fact>
        <Text style={styles.heading}>Steps</Text>
        {certificate.steps.map((step) => (
          <Step key={step.number} step={step} />
        ))}
        <Text style={styles.heading}>Evidence of the retirement itself</Text>
        {certificate.evidence.map((entry) => (
          <Entry key={entry.sequence} entry={entry} />
        ))}
        <View style={styles.foot} fixed>
          <Text style={styles.digest}>{`JSON sha256:${digest}`}</Text>
          <Text render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`} />
        </View>
      </Page>
    </Document>
  );
};

/** The certificate as a PDF on A4. */
export const certificatePdf = (read: Pick<ReadCertificate, "certificate" | "digest">): Promise<Buffer> =>
  renderToBuffer(<CertificateDocument {...read} />);
