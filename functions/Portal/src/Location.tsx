import { Breadcrumb, BreadcrumbDivider, BreadcrumbItem, makeStyles, tokens } from "@fluentui/react-components";
import { Fragment } from "react";

const useStyles = makeStyles({
  list: { flexWrap: "wrap" },
  item: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, minHeight: "24px" },
});

/** Where a screen stands in the portal, from the outermost area to the screen itself. */
export function Location({ path }: { path: string[] }) {
  const styles = useStyles();
  return (
    <Breadcrumb size="small" aria-label="Location" list={{ className: styles.list }}>
      {path.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && <BreadcrumbDivider />}
          <BreadcrumbItem className={styles.item} {...(index === path.length - 1 && { "aria-current": "page" })}>
            {name}
          </BreadcrumbItem>
        </Fragment>
      ))}
    </Breadcrumb>
  );
}
