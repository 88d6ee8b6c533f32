import { columnName, type Sheet, type StyleName, styleNames, xmlText } from "./sheet.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

interface Look {
  bold?: boolean;
  color?: string;
  fill?: string;
  turned?: boolean;
  wrap?: boolean;
  center?: boolean;
  line?: boolean;
}

/** Dark ink on tints and light ink on the accent, so that the letters read on a printer without colour too. */
const looks: Record<StyleName, Look> = {
  plain: {},
  heading: { bold: true, line: true },
  turned: { bold: true, line: true, turned: true },
  wrapped: { wrap: true },
  problem: { color: "FFA1172B", wrap: true },
  letterA: { bold: true, color: "FFFFFFFF", fill: "FF0B5160", center: true },
  letterR: { bold: true, color: "FF073C48", fill: "FFCFE3E6", center: true },
  letterC: { color: "FF14201E", fill: "FFF1F4F3", center: true },
  letterI: { color: "FF4D5B58", center: true },
  letterSilent: { bold: true, color: "FFA1172B", fill: "FFFBEEEE", center: true },
};

/** Fonts, fills and cell formats, one of each per style, so that a style's number is its place in the list. */
export function stylesXml(): string {
  const all = styleNames.map((name) => looks[name]);
  const fonts = all.map(
    ({ bold, color }) =>
      `<font>${bold ? "<b/>" : ""}<sz val="10"/>${color ? `<color rgb="${color}"/>` : ""}<name val="Calibri"/></font>`,
  );
  // The first two fills are the format's own, whatever is written there.
  const fills = all.map(({ fill }) =>
    fill
      ? `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor indexed="64"/></patternFill></fill>`
      : '<fill><patternFill patternType="none"/></fill>',
  );
  const formats = all.map(({ turned, wrap, center, line }, index) => {
    const alignment = [
      turned ? 'textRotation="90"' : "",
      wrap ? 'wrapText="1"' : "",
      center || turned ? 'horizontal="center"' : "",
      wrap ? 'vertical="top"' : turned ? 'vertical="bottom"' : "",
    ]
      .filter(Boolean)
      .join(" ");
    return `<xf numFmtId="0" fontId="${index}" fillId="${index + 2}" borderId="${line ? 1 : 0}" xfId="0" applyFont="1" applyFill="1" applyBorder="1"${alignment ? ` applyAlignment="1"><alignment ${alignment}/></xf>` : "/>"}`;
  });
  const none = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';
  return `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="${fonts.length}">${fonts.join("")}</fonts><fills count="${fills.length + 2}">${none}${fills.join("")}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8A9794"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join("")}</cellXfs></styleSheet>`;
}

// A sheet's name may not hold these, nor be longer than 31.
const nameOf = (name: string): string => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);
const quoted = (name: string): string => `'${nameOf(name).replaceAll("'", "''")}'`;

/** Every part of the workbook but the sheets: path and content. */
export function workbookParts(sheets: readonly Sheet[]): [path: string, xml: string][] {
  const places = sheets.map((sheet, index) => ({ sheet, number: index + 1 }));
  const titles = places.flatMap(({ sheet: { name, frozen }, number }) => {
    const columns = frozen.columns > 0 ? `${quoted(name)}!$A:$${columnName(frozen.columns - 1)}` : "";
    const rows = frozen.rows > 0 ? `${quoted(name)}!$1:$${frozen.rows}` : "";
    const both = [columns, rows].filter(Boolean).join(",");
    return both === ""
      ? []
      : [`<definedName name="_xlnm.Print_Titles" localSheetId="${number - 1}">${xmlText(both)}</definedName>`];
  });
  return [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${places.map(({ number }) => `<Override PartName="${sheetPath(number, "/")}" ContentType="${CONTENT}.worksheet+xml"/>`).join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${places.map(({ sheet, number }) => `<sheet name="${xmlText(nameOf(sheet.name))}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets>${titles.length > 0 ? `<definedNames>${titles.join("")}</definedNames>` : ""}</workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${places.map(({ number }) => `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="rId${places.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", stylesXml()],
  ];
}

/** Where a sheet stands in the package. */
export const sheetPath = (number: number, before = ""): string => `${before}xl/worksheets/sheet${number}.xml`;
