import { G, Path, Rect, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import type { Mark } from "./core/seat.ts";
import { MARK, type Stroke, strokesOf } from "./core/seat-shapes.ts";
import { isBreakBefore, readStrip, seatSentence } from "./core/seat-strip.ts";

const inks: Record<Mark, string> = {
  filled: "#0b5160",
  stands_in: "#0b5160",
  outlined: "#0b5160",
  faded: "#0b5160",
  empty: "#a1172b",
  split: "#9a4300",
  not_demanded: "#828f8c",
  closed: "#828f8c",
};

/** Units between two marks, and more between an agent's own seats and those of its capabilities. */
const GAP = 3;
const BREAK = 6;
/** Points for a unit. */
const SCALE = 0.7;

const styles = StyleSheet.create({
  // At the top, so that the marks stand on the line of the sentence.
  strip: { flexDirection: "row", alignItems: "flex-start" },
  sentence: { flex: 1, marginLeft: 6 },
});

function Drawn({ stroke: { shape, fill, line }, ink }: { stroke: Stroke; ink: string }) {
  const look = {
    fill: fill === undefined ? "none" : ink,
    ...(fill === undefined || fill === 1 ? {} : { fillOpacity: fill }),
    ...(line === undefined ? {} : { stroke: ink, strokeWidth: line.width }),
    ...(line?.dash === undefined ? {} : { strokeDasharray: line.dash }),
    ...(line?.dense === undefined ? {} : { strokeOpacity: line.dense }),
  };
  if ("path" in shape) return <Path d={shape.path} {...look} />;
  const [x, y, width, height, round] = shape.rect;
  return <Rect x={x} y={y} width={width} height={height} rx={round} ry={round} {...look} />;
}

/**
 * The seat strip on paper: the marks of the console, and its sentence beside them, because what draws the paper cannot
 * give a drawing a name for those who do not see it. Nothing where nothing is judged.
 */
export function SeatsOnPaper({ seats, says = "" }: { seats: string; says?: string }) {
  if (seats === "") return null;
  let end = -GAP;
  const placed = readStrip(seats).map(({ mark, role }, at) => {
    const x = end + (isBreakBefore(seats, at) ? BREAK : GAP);
    end = x + MARK.width;
    return { mark, role, x };
  });
  return (
    <View style={styles.strip} wrap={false}>
      <Svg viewBox={`0 0 ${end} ${MARK.height}`} width={end * SCALE} height={MARK.height * SCALE}>
        {placed.map(({ mark, role, x }) => (
          <G key={role} transform={`translate(${x}, 0)`}>
            {strokesOf[mark].map((stroke) => (
              <Drawn key={JSON.stringify(stroke)} stroke={stroke} ink={inks[mark]} />
            ))}
          </G>
        ))}
      </Svg>
      <Text style={styles.sentence}>{`${says}${seatSentence(seats)}.`}</Text>
    </View>
  );
}
