import { makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  // Seen by nobody, read to those who cannot see the chart.
  hidden: { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

interface Props {
  caption: string;
  headings: string[];
  rows: string[][];
}

/** A chart's numbers as a table, for those who cannot see it. The first cell of a row names it. */
export function Figures({ caption, headings, rows }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.hidden}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...figures]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure, index) => (
                <td key={index}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
