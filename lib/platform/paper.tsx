import { StyleSheet, Text, View } from "@react-pdf/renderer";
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
    lineHeight: 1.45,
  },
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

/** The number of the page, beside what tells the paper apart. */
export const PageNumber = () => <Text render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`} />;
