import type { Participant } from '#lib/server/tableau.ts';

const FAITS = {
	convoque: 'convocation reçue',
	refus: 'refus annoncé',
	absence: 'absence constatée',
	compteRendu: 'compte rendu reçu',
	conteste: 'conteste'
} as const;

/** Those who take part as the list shows them. `noms`: services, to say where when there are several. */
export const personnes = (participants: readonly Participant[], noms: ReadonlyMap<string, string>) =>
	participants.map((un, rang) => ({
		cle: String(rang),
		nom: un.nom ?? 'Sans nom',
		ou: noms.size > 1 && un.serviceId ? (noms.get(un.serviceId) ?? null) : null,
		faits: faits(un),
		dossier: un.dossierId
	}));

function faits(un: Participant): string {
	const notes = (Object.keys(FAITS) as (keyof typeof FAITS)[]).filter((quoi) => un[quoi]);
	return notes.length > 0 ? notes.map((quoi) => FAITS[quoi]).join('\u00a0· ') : 'participe, sans fait noté';
}
