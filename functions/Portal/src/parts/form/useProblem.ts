import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { ApiError } from "../../api/failure";

export interface ProblemOfForm {
  /** What is not about a field of the form. */
  failure: Error | null;
  /** Takes what a call was refused for, each part to where it belongs; null takes all of it away. */
  tell: (error: Error | null) => void;
}

/** Shows what the app refused (RFC 9457) beside the fields it is about, and goes to the first. */
export function useProblem<T extends FieldValues>(form: UseFormReturn<T>, fields: readonly FieldPath<T>[]): ProblemOfForm {
  const [failure, setFailure] = useState<Error | null>(null);
  const tell = (error: Error | null) => {
    const errors = error instanceof ApiError ? error.errors : {};
    const known = fields.filter((field) => errors[field]);
    known.forEach((field, index) => form.setError(field, { type: "server", message: errors[field]!.join(" ") }, { shouldFocus: index === 0 }));
    setFailure(known.length > 0 && known.length === Object.keys(errors).length ? null : error);
  };
  return { failure, tell };
}
