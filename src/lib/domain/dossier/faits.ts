import type { MoyenEnvoi, PieceConvocation } from '#lib/domain/regimes/codes.ts';

type Day = Temporal.PlainDate;

/** What each kind of fact may say besides its day; every detail is optional. */
export type Details = {
	'convocation-recue': {
		entretienLe?: Day;
		/** `HH:MM` */
		heure?: string;
		lieu?: string;
		evaluateur?: string;
		/** Enclosed with the convocation. */
		pieces?: PieceConvocation[];
		/** 1 for the first convocation, 2 for the second… */
		rang?: number;
	};
	'refus-envoye': { moyen?: MoyenEnvoi };
	'absence-constatee': { entretienLe?: Day };
	'entretien-tenu': {
		dureeMinutes?: number;
		conduitPar?: 'superieur-direct' | 'autre';
		tiers?: 'aucun' | 'silencieux' | 'actif';
	};
	'compte-rendu-communique': Remise;
	'observations-envoyees': Record<never, never>;
	'compte-rendu-vise': Record<never, never>;
	'compte-rendu-notifie': Remise;
	'compte-rendu-signe': Record<never, never>;
	'recours-hierarchique-envoye': { moyen?: MoyenEnvoi };
	'recours-hierarchique-recu': Record<never, never>;
	'reponse-notifiee': { sens?: 'rejet' | 'partiel' | 'total'; moyen?: MoyenEnvoi };
	'cap-saisie': { moyen?: MoyenEnvoi };
	'cap-avis': { sens?: 'rejet' | 'partiel' | 'total'; moyen?: MoyenEnvoi };
	'compte-rendu-definitif-notifie': { modifie?: boolean; moyen?: MoyenEnvoi };
	'recours-contentieux-depose': { moyen?: MoyenEnvoi };
};

/** How a report was handed over, and what it carried. */
type Remise = {
	moyen?: MoyenEnvoi;
	/** First presentation of a registered letter. */
	presenteLe?: Day;
	vise?: boolean;
	signeParSuperieur?: boolean;
	/** What became of the agent’s own signature when there is none; a signature is a fact of its own, with its day. */
	signatureAgent?: 'refusee' | 'absente';
	voiesEtDelais?: boolean;
};

export const TYPES_DE_FAIT = [
	'convocation-recue',
	'refus-envoye',
	'absence-constatee',
	'entretien-tenu',
	'compte-rendu-communique',
	'observations-envoyees',
	'compte-rendu-vise',
	'compte-rendu-notifie',
	'compte-rendu-signe',
	'recours-hierarchique-envoye',
	'recours-hierarchique-recu',
	'reponse-notifiee',
	'cap-saisie',
	'cap-avis',
	'compte-rendu-definitif-notifie',
	'recours-contentieux-depose'
] as const satisfies (keyof Details)[];
export type TypeDeFait = (typeof TYPES_DE_FAIT)[number];

/** One dated fact of a dossier: what happened, on which legal day, and its details. */
export type Fait<T extends TypeDeFait = TypeDeFait> = T extends TypeDeFait
	? { type: T; le: Day } & Details[T]
	: never;
