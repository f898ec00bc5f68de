/** The height of a chart, in pixels. */
export const height = 256;

const fewest = 4;

/** A scale of whole numbers, from 0 to a most, in a language's words. */
export function scaleOf(most: number, language: string) {
  const compact = new Intl.NumberFormat(language, { notation: "compact" });
  return {
    yMinValue: 0,
    yMaxValue: Math.max(fewest, most),
    yAxisTickCount: fewest,
    roundedTicks: true,
    yAxisTickFormat: (value: number) => compact.format(value),
    culture: language,
  };
}
