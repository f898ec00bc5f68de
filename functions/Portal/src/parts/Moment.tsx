import { useFormat } from "../words/useFormat";

/** A point in time: how long ago or ahead it is, and exactly when in its tooltip. */
export function Moment({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}
