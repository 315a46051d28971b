import type { Fait } from '#lib/domain/dossier/faits.ts';

/** What a dossier adds to the figures of its service: five yes or no, and nothing else. */
export type Participation = {
	convoque: boolean;
	refus: boolean;
	absence: boolean;
	compteRendu: boolean;
	conteste: boolean;
};

/** What the current facts of a dossier add to the figures. A contestation counts once it has been sent. */
export function participation(faits: readonly Fait[]): Participation {
	const arrive = (...types: Fait['type'][]) => faits.some(({ type }) => types.includes(type));
	return {
		convoque: arrive('convocation-recue'),
		refus: arrive('refus-envoye'),
		absence: arrive('absence-constatee'),
		compteRendu: arrive('compte-rendu-communique', 'compte-rendu-notifie', 'compte-rendu-signe'),
		conteste: arrive(
			'recours-hierarchique-envoye',
			'recours-hierarchique-recu',
			'cap-saisie',
			'recours-contentieux-depose'
		)
	};
}
