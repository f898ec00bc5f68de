export interface Told {
  intent: "success" | "error";
  title: string;
  detail: string | undefined;
}

const waiting: Told[] = [];
const listeners = new Set<() => void>();
let any = false;

/** Tells of what ended by itself, over whatever is shown; screen readers say it. */
export function tell(intent: Told["intent"], title: string, detail?: string): void {
  any = true;
  waiting.push({ intent, title, detail });
  listeners.forEach((listener) => listener());
}

/** Whether anything was told yet. */
export function anyTold(): boolean {
  return any;
}

/** What was told and is not shown yet; whoever takes it shows it. */
export function takeTold(): Told[] {
  return waiting.splice(0);
}

/** Listens to what is told, until what it returns is called. */
export function onTold(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
