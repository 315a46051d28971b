import type { IncomingMessage } from 'node:http';
import type { Context } from '#lib/server/context.ts';
import type { Actor } from '#lib/server/db/as-actor.ts';
import type { SessionCourante } from '#lib/server/sessions.ts';

declare global {
	namespace App {
		interface Error {
			/** One French sentence for the screen. */
			message: string;
			/** The status of the answer, which SvelteKit's own `page.status` does not know for errors of the application. */
			status: number;
			/** What to quote when asking for help: the same stands in the log. Only for faults of ours. */
			id?: string;
		}
		interface Locals {
			ctx: Context;
			/** Null on public pages, whoever asks: they are the same for everybody. */
			session: SessionCourante | null;
			/** In whose name the page reaches the database, by its group: `agent` in `(agent)`, and so on. */
			actor: Actor;
			/** The status that the error of this request calls for, set by `handleError`. */
			errorStatus?: number;
		}
		interface Platform {
			req: IncomingMessage;
		}
	}
}
