import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { isSignedOut } from "./api/failure";
import { type SignedIn, SignedInContext } from "./api/useApi";
import { screens } from "./routes";
import { Loading } from "./shell/Loading";
import { Shell } from "./shell/Shell";

interface Props {
  signedIn: SignedIn;
  onSignOut: () => void;
  /** The app no longer accepts the token. */
  onExpired: (failure: Error) => void;
}

/** The screens, for who is signed in. */
export default function Portal({ signedIn, onSignOut, onExpired }: Props) {
  const [queries] = useState(() => {
    const onError = (error: Error) => isSignedOut(error) && onExpired(error);
    return new QueryClient({
      queryCache: new QueryCache({ onError }),
      mutationCache: new MutationCache({ onError }),
      // The app says what went wrong at once; lists read themselves again.
      defaultOptions: { queries: { retry: false, staleTime: 2_000 }, mutations: { retry: false } },
    });
  });
  const [router] = useState(() => createBrowserRouter([{ element: <Shell onSignOut={onSignOut} />, HydrateFallback: Loading, children: screens }]));

  return (
    <SignedInContext value={signedIn}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </SignedInContext>
  );
}
