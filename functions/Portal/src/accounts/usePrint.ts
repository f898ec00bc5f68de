import { useMutation } from "@tanstack/react-query";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";
import type { Address } from "./useAddress";

/** Opens the report as a page made for paper in a tab of its own, and asks the browser to print it. */
export function usePrint(address: Address) {
  const api = useApi();
  return useMutation({
    mutationFn: async (tab: Window | null) => {
      try {
        const page = await bodyOf(
          api.GET("/api/accounts/print", { params: { query: { ...address.filter, sort: address.sort } }, parseAs: "blob" }),
        );
        const url = URL.createObjectURL(new Blob([page as unknown as Blob], { type: "text/html;charset=utf-8" }));
        if (tab) {
          tab.addEventListener("load", () => tab.print());
          tab.location.replace(url);
        }
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
  });
}
