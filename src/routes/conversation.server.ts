import { majuscule } from '#lib/domain/typographie.ts';
import type { Message } from '#lib/server/messages.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';

/** A message between an agent and the delegates, ready for the screen. */
export type MessageVu = {
	id: string;
	/** « Vous », or a name. */
	qui: string;
	quand: string;
	texte: string;
	/** From the side of the reader. */
	ici: boolean;
	/** « Lu », « Pas encore lu », « Nouveau »; empty for what was read before. */
	etat: string;
};

/** Messages as a side reads them. `agent`: how the agent is called when the reader is somebody else; null for the agent. */
export const messagesVus = (messages: readonly Message[], agent: string | null): MessageVu[] =>
	messages.map(({ id, soi, deLAgent, nom, texte, envoyeAt, luAt }) => {
		const ici = deLAgent === (agent === null);
		return {
			id,
			qui: soi ? 'Vous' : deLAgent ? (agent ?? 'Vous') : (nom ?? majuscule(SANS_NOM)),
			quand: momentEnClair(envoyeAt),
			texte,
			ici,
			etat: ici ? (luAt ? 'Lu' : 'Pas encore lu') : luAt ? '' : 'Nouveau'
		};
	});

const SANS_NOM = 'un·e délégué·e';
