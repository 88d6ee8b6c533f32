import { Document, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { momentInWords } from "#lib/platform/core/date-in-words.ts";
import { printable } from "#lib/platform/core/printable.ts";
import { Fact, paper, Sheet } from "#lib/platform/paper.tsx";
import { closedStrip } from "#lib/registry/core/seat-strip.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { SeatsOnPaper } from "#lib/registry/seats-on-paper.tsx";
import type { CertifiedEntry, CertifiedStep, Said } from "./core/certificate.ts";
import type { ReadCertificate } from "./read-certificate.ts";

const styles = StyleSheet.create({
  seats: { marginBottom: 14 },
  stepHead: { flexDirection: "row" },
  number: { width: 22 },
  title: { flex: 1 },
  body: { marginLeft: 22 },
  digest: { fontFamily: "Courier", fontSize: 6.5 },
});

const said = ({ by, at, words }: Said): string => `${by}, ${momentInWords(at)}${words ? `: ${words}` : ""}`;

const Entry = ({ entry: { sequence, type, hash } }: { entry: CertifiedEntry }) => (
  <Text style={[paper.figures, styles.body]}>{`no. ${sequence}  ${type}  ${hash}`}</Text>
);

const Step = ({ step }: { step: CertifiedStep }) => (
  <View style={paper.entry} wrap={false}>
    <View style={styles.stepHead}>
      <Text style={[styles.number, paper.soft]}>{String(step.number)}</Text>
      <Text style={[styles.title, paper.strong]}>{printable(step.title)}</Text>
    </View>
    <Text style={[styles.body, paper.soft]}>
      {printable(
        `${step.outcome === "waived" ? "Waived" : "Done"} by ${step.by}${step.for === undefined ? "" : ` on behalf of ${step.for}`}, ${momentInWords(step.at)}, as ${inWords(step.role)}`,
      )}
    </Text>
    <Text style={styles.body}>{printable(step.proof)}</Text>
    {step.proofUrl ? <Text style={[styles.body, paper.soft]}>{printable(step.proofUrl)}</Text> : null}
    {step.proofDigest ? (
      <Text style={[paper.figures, styles.body]}>{`document sha256:${step.proofDigest}`}</Text>
    ) : null}
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
      <Sheet foot={<Text style={styles.digest}>{`JSON sha256:${digest}`}</Text>}>
        <Text style={paper.over}>CERTIFICATE OF RETIREMENT</Text>
        <Text style={paper.title}>{printable(agent.name)}</Text>
        <Text style={paper.lead}>
          {printable(
            `Retired on ${momentInWords(certificate.retiredAt)}. Every step below was done or waived by the person named, and verified by somebody who did none of them.`,
          )}
        </Text>
        <View style={styles.seats}>
          <SeatsOnPaper seats={closedStrip} />
        </View>
        <Fact name="Agent">{`${agent.slug} (${agent.id})`}</Fact>
        {agent.workloadIdentity ? <Fact name="Identity">{agent.workloadIdentity}</Fact> : null}
        {agent.purpose ? <Fact name="Purpose">{agent.purpose}</Fact> : null}
        <Fact name="Asked by">{said(certificate.requested)}</Fact>
        {certificate.alternative ? <Fact name="Used instead">{certificate.alternative}</Fact> : null}
        {certificate.contact ? <Fact name="Whom to ask">{certificate.contact}</Fact> : null}
        <Fact name="Approved by">{said(certificate.approved)}</Fact>
        <Fact name="Started">{momentInWords(certificate.startedAt)}</Fact>
        <Fact name="Verified by">{said(certificate.verified)}</Fact>
        <Text style={paper.heading}>Steps</Text>
        {certificate.steps.map((step) => (
          <Step key={step.number} step={step} />
        ))}
        <Text style={paper.heading}>Evidence of the retirement itself</Text>
        {certificate.evidence.map((entry) => (
          <Entry key={entry.sequence} entry={entry} />
        ))}
      </Sheet>
    </Document>
  );
};

/** The certificate as a PDF on A4. */
export const certificatePdf = (read: Pick<ReadCertificate, "certificate" | "digest">): Promise<Buffer> =>
  renderToBuffer(<CertificateDocument {...read} />);
