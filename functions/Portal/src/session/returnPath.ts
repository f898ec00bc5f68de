/** Where the identity provider sends people back to: its registration of the portal names this address. */
export const returnPath = "/signed-in";
