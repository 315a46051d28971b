/** When each letter is written, in the order of the lists. Codes of the models of `src/content/modeles`. */
export const MOMENTS = [
	{
		code: 'avant',
		titre: 'Avant l’entretien',
		quand: 'Vous venez de recevoir la convocation, ou vous l’attendez.',
		lettres: [
			'refus-collectif',
			'refus-en-une-ligne',
			'reponse-seconde-convocation',
			'demande-pieces',
			'demande-report'
		]
	},
	{
		code: 'jour',
		titre: 'Le jour de l’entretien',
		quand: 'L’heure approche, ou vient de passer.',
		lettres: ['absence']
	},
	{
		code: 'apres',
		titre: 'Après l’entretien',
		quand: 'Le compte rendu est attendu, ou vous venez de le lire.',
		lettres: [
			'demande-compte-rendu',
			'observations-compte-rendu',
			'demande-visa',
			'demande-notification',
			'demande-dossier'
		]
	},
	{
		code: 'contester',
		titre: 'Pour contester',
		quand: 'Le compte rendu vous a été notifié\u202f: chaque lettre a son délai.',
		lettres: [
			'recours-hierarchique',
			'complement-recours',
			'relance',
			'demande-motifs',
			'saisine-cap-precaution',
			'saisine-cap',
			'observations-cap'
		]
	}
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Letters of a section, not of an agent: written from its own space. */
export const LETTRES_DE_SECTION: readonly string[] = ['transmission-collective'];

/** When a letter is written; null for a code that the public pages do not offer. */
export const momentDe = (code: string): Moment | null =>
	MOMENTS.find(({ lettres }) => lettres.some((une) => une === code)) ?? null;
