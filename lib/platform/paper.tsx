import { Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { printable } from "./core/printable.ts";

// The product's ink on white paper. The built-in fonts, because the bundled Inter comes as WOFF2 alone, which cannot be
// put into a PDF; `printable` writes what they lack with the nearest letter.
const ink = "#16211f";
const soft = "#5b6a66";
const accent = "#12524c";
const hairline = "#cfd8d5";

/** How everything looks that leaves the product on paper. */
export const paper = StyleSheet.create({
  page: {
    paddingTop: 56,
    paddingBottom: 64,
    paddingHorizontal: 56,
    fontFamily: "Helvetica",
    fontSize: 9,
    color: ink,
  },
  body: { fontSize: 9, lineHeight: 1.45 },
  over: { fontSize: 8, color: accent, letterSpacing: 0.6, marginBottom: 4 },
  title: { fontSize: 18, fontFamily: "Helvetica-Bold", marginBottom: 4, lineHeight: 1.25 },
  lead: { color: soft, marginBottom: 14 },
  heading: { fontSize: 11, fontFamily: "Helvetica-Bold", marginTop: 18, marginBottom: 4 },
  fact: { flexDirection: "row", borderTopWidth: 0.5, borderTopColor: hairline, paddingVertical: 4 },
  name: { width: 110, color: soft },
  value: { flex: 1 },
  entry: { borderTopWidth: 0.5, borderTopColor: hairline, paddingVertical: 6 },
  strong: { fontFamily: "Helvetica-Bold" },
  soft: { color: soft },
  figures: { fontFamily: "Courier", fontSize: 7, color: soft },
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
});

/** A name and what is so, on a line of its own. */
export const Fact = ({ name, children }: { name: string; children: string }) => (
  <View style={paper.fact} wrap={false}>
    <Text style={paper.name}>{name}</Text>
    <Text style={paper.value}>{printable(children)}</Text>
  </View>
);

/**
 * Pages of one sheet: what is on them, and at the foot of each what tells the paper apart, and its number. The lines of
 * the foot are as high as their letters: the height of a line that a number inherits is reckoned twice by the renderer,
 * which puts the whole foot off the page.
 */
export const Sheet = ({ foot, children }: { foot: ReactNode; children: ReactNode }) => (
  <Page size="A4" style={paper.page}>
    <View style={paper.body}>{children}</View>
    <View style={paper.foot} fixed>
      {foot}
      <Text render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`} />
    </View>
  </Page>
);
