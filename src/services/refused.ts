import type { Actor } from '../domain/actor.ts';
import type { EventSubject } from '../domain/event.ts';
import { isId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Database } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';

/** Runs a change; when it is refused, the refusal becomes an event of its own, since nothing else was written. */
export async function recordingRefusal<Result>(
  database: Database,
  companyId: string,
  actor: Actor,
  subject: EventSubject,
  change: () => Promise<Result>,
): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'UNAVAILABLE') {
      const { code, message, field } = error;
      const subjectId = subject.subjectId && isId(subject.subjectId) ? subject.subjectId : null;
      await insertEvent(database.of(companyId), companyId, actor, {
        ...subject,
        subjectId,
        refusal: { code, message, field },
      });
    }
    throw error;
  }
}
