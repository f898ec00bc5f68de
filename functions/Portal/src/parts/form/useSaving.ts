import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { useHotkeys } from "react-hotkeys-hook";
import type { Versioned } from "../../api/client";
import { isStale } from "../../api/failure";
import { type Role, useMay } from "../../api/useApi";
import { useProblem } from "./useProblem";

interface Options<R, V extends FieldValues> {
  form: UseFormReturn<V>;
  /** The thing as it was when somebody began; null for a new one. */
  present: Versioned<R> | null;
  /** The role that changing it takes. */
  role: Role;
  /** The fields of the form, in its order, that the API may find something wrong with. */
  fields: readonly FieldPath<V>[];
  toValues: (thing: R) => V;
  create: (values: V) => Promise<Versioned<R>>;
  replace: (base: Versioned<R>, values: V) => Promise<Versioned<R>>;
  /** Reads the thing as it is now. */
  read: (thing: R) => Promise<Versioned<R>>;
  onSaved: (saved: R, isNew: boolean) => unknown;
}

export interface Saving<R> {
  /** Whether who is signed in may change the thing. */
  allowed: boolean;
  /** The version that is changed: as it was opened, or saved since; null for a new thing. */
  base: Versioned<R> | null;
  /** What somebody else saved meanwhile; null if nobody did. */
  theirs: Versioned<R> | null;
  /** Goes on from their version: what is saved next replaces it, as it was seen. */
  takeUp: () => void;
  /** Why it was not saved, where that is not about a field. */
  failure: Error | null;
  save: () => void;
  busy: boolean;
  saved: boolean;
}

/** Saves what a form holds, by Ctrl+S too, and never over a version that was not seen. */
export function useSaving<R, V extends FieldValues>({ form, present, role, fields, toValues, create, replace, read, onSaved }: Options<R, V>): Saving<R> {
  const allowed = useMay(role);
  const [base, setBase] = useState(present);
  const [theirs, setTheirs] = useState<Versioned<R> | null>(null);
  const { failure, tell } = useProblem(form, fields);
  const saving = useMutation({
    mutationFn: () => (base ? replace(base, form.getValues()) : create(form.getValues())),
    onMutate: () => tell(null),
    onSuccess: (saved) => {
      form.reset(toValues(saved.value));
      setBase(saved);
      return onSaved(saved.value, base === null);
    },
    onError: async (error) => {
      if (isStale(error) && base) {
        setTheirs(await read(base.value));
      } else {
        tell(error);
      }
    },
  });
  const save = () => void form.handleSubmit(() => saving.mutate())();
  useHotkeys("ctrl+s, meta+s", save, { enableOnFormTags: true, preventDefault: true, enabled: allowed });

  return {
    allowed,
    base,
    theirs,
    takeUp: () => {
      setBase(theirs);
      setTheirs(null);
    },
    failure,
    save,
    busy: saving.isPending,
    saved: saving.isSuccess,
  };
}
