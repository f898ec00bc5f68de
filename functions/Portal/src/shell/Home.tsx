import { Navigate } from "react-router";
import { NotYours } from "./Gate";
import { useScreens } from "./screens";

/** The portal's own address leads to the first screen of those that one may see. */
export function Home() {
  const first = useScreens()[0];
  return first ? <Navigate to={first.path} replace /> : <NotYours role="Accounts.Read" />;
}
