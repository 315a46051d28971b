import { LIMITES_DE_L_ACTE } from '#lib/domain/groupe/limites.ts';
import type { CodeMoyen } from '#lib/domain/moyens/moyen.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { rubrique, type RubriqueCode } from '#lib/domain/recours/rubriques.ts';

/** What several agents do together: refuse the interview, or contest on the same ground. */
export const GENRES = ['refus', 'contestation'] as const;
export type Genre = (typeof GENRES)[number];

/** The collective reasons of the letter of refusal (model `refus-collectif`). */
export const MOTIFS_DE_REFUS = ['individualisation', 'quotas', 'moyens', 'missions'] as const;
export type MotifDeRefus = (typeof MOTIFS_DE_REFUS)[number];

export type TexteDeRefus = {
	genre: 'refus';
	motifs: MotifDeRefus[];
	/** Another collective reason, in the words of the section. */
	motifLibre: string;
};

/** A common element of the reports, a remark on the procedure, or both. */
export type TexteDeContestation = {
	genre: 'contestation';
	/** Part of the report; null for an act on the procedure alone. */
	rubrique: RubriqueCode | null;
	/** Line of the report, for a part made of lines; empty for the whole part. */
	intitule: string;
	motif: string;
	/** Wording or level asked. */
	redaction: string;
	/** Ground of the catalogue that the remark pleads, when it is one. */
	moyen: CodeMoyen | null;
	/** Remark on the procedure, on one line. */
	remarque: string;
};

/** The words that each puts into a letter of their own. */
export type TexteCommun = TexteDeRefus | TexteDeContestation;

/** What a delegate writes when opening an act. */
export type ContenuDActe = {
	titre: string;
	/** For the agents; never in a letter. */
	explication: string;
	/** Last day on which one may join, ISO. */
	finLe: string;
	texte: TexteCommun;
};

/** What makes an act able to be joined from a dossier or not. */
export type ActeOuvert = Pick<ContenuDActe, 'finLe'> & {
	sectionId: string;
	/** Null for the whole section. */
	serviceId: string | null;
	/** Year of the interviews. */
	saison: number;
	clos: boolean;
	/** The service of the act receives nobody any more. */
	serviceFerme: boolean;
};

/** Where a dossier stands. */
export type PlaceDeDossier = {
	sectionId: string | null;
	serviceId: string | null;
	saison: number;
	clos: boolean;
};

/**
 * Checks what a delegate wrote. `au`: today, ISO. Refused, with its field: a refusal without a reason, a contestation that
 * says neither what it contests nor a remark, a part of the report without its reason, a line without its name, an act that
 * nobody could join any more or that stays open for more than a year.
 */
export function acteSaisi(contenu: ContenuDActe, { au }: { au: string }): { ok: true } | Refus {
	const texte = texteSaisi(contenu.texte);
	if (!texte.ok) return texte;
	if (contenu.finLe < au)
		return refus(
			'fin-passee',
			'Ce jour est passé : laissez à chacun·e le temps de lire et de choisir.',
			'finLe'
		);
	if (contenu.finLe > unAnApres(au))
		return refus('fin-trop-loin', 'Choisissez un jour dans l’année : l’acte vaut pour une saison.', 'finLe');
	return { ok: true };
}

/** A year later on the calendar of texts: good enough for a bound, 29 February included. */
const unAnApres = (au: string): string => `${Number(au.slice(0, 4)) + 1}${au.slice(4)}`;

function texteSaisi(texte: TexteCommun): { ok: true } | Refus {
	if (texte.genre === 'refus') {
		return texte.motifs.length > 0 || texte.motifLibre !== ''
			? { ok: true }
			: refus(
					'refus-sans-raison',
					'Choisissez au moins une raison collective, ou écrivez la vôtre.',
					'motifs'
				);
	}
	if (texte.rubrique === null) {
		if (texte.motif !== '' || texte.redaction !== '' || texte.intitule !== '')
			return refus(
				'element-sans-rubrique',
				'Dites quel élément du compte rendu ce texte conteste.',
				'rubrique'
			);
		if (texte.remarque === '')
			return refus(
				'contestation-vide',
				'Choisissez un élément du compte rendu, ou écrivez une remarque sur la procédure.',
				'rubrique'
			);
		return { ok: true };
	}
	if (texte.motif === '')
		return refus(
			'element-sans-raison',
			'Écrivez la raison commune : un fait, une date, un chiffre.',
			'motif'
		);
	if (rubrique(texte.rubrique).lignes !== null && texte.intitule === '')
		return refus(
			'ligne-sans-nom',
			'Nommez la ligne du compte rendu, avec ses mots : cette rubrique en compte plusieurs.',
			'intitule'
		);
	return { ok: true };
}

/**
 * Whether what a delegate changed may be kept. Once somebody agreed to a text, only the day until which one may join moves:
 * nobody has words under their name that they did not read.
 */
export function peutEtreChange(
	avant: ContenuDActe,
	apres: ContenuDActe,
	participants: number
): { ok: true } | Refus {
	const { finLe: _avant, ...textes } = avant;
	const { finLe: _apres, ...nouveaux } = apres;
	return participants === 0 || JSON.stringify(textes) === JSON.stringify(nouveaux)
		? { ok: true }
		: refus(
				'texte-deja-accepte',
				'Quelqu’un a déjà donné son accord à ce texte : il ne change plus. Fermez cet acte et ouvrez-en un autre.'
			);
}

/**
 * Whether a dossier may join an act. `au`: today for the agent, ISO. Refused: a closed act, one whose day is past, one whose
 * service was closed, one of another section, service or season, a closed dossier.
 */
export function peutRejoindre(
	acte: ActeOuvert,
	dossier: PlaceDeDossier,
	{ au }: { au: string }
): { ok: true } | Refus {
	if (acte.clos) return refus('acte-clos', 'Cet acte est fermé : vos délégué·es n’y prennent plus d’accord.');
	if (acte.finLe < au)
		return refus(
			'adhesions-finies',
			'Le dernier jour pour rejoindre cet acte est passé : parlez-en à vos délégué·es.'
		);
	if (acte.serviceFerme)
		return refus(
			'service-ferme',
			'Ce service est fermé : demandez à vos délégué·es d’ouvrir l’acte pour toute la section.'
		);
	if (dossier.clos) return refus('dossier-clos', 'Ce dossier est clos : il ne rejoint plus rien.');
	if (acte.saison !== dossier.saison)
		return refus(
			'autre-saison',
			`Cet acte concerne la saison ${acte.saison}, ce dossier la saison ${dossier.saison} : rejoignez-le depuis l’autre dossier.`
		);
	return estDuLieu(acte, dossier)
		? { ok: true }
		: refus(
				'autre-service',
				'Ce dossier n’est plus de cette section ou de ce service : l’acte ne le concerne pas.'
			);
}

/** Whether an act is proposed where a dossier stands. */
export const estDuLieu = (
	acte: Pick<ActeOuvert, 'sectionId' | 'serviceId'>,
	dossier: Pick<PlaceDeDossier, 'sectionId' | 'serviceId'>
): boolean =>
	acte.sectionId === dossier.sectionId && (acte.serviceId === null || acte.serviceId === dossier.serviceId);

/** Whether somebody who joined may still withdraw: a letter that left is not taken back here. */
export const peutSeRetirer = ({ signeLe }: { signeLe: string | null }): { ok: true } | Refus =>
	signeLe === null
		? { ok: true }
		: refus(
				'lettre-partie',
				'Votre lettre est partie : elle ne se reprend pas ici. Pour ne plus figurer dans le courrier de la section, dites-le à vos délégué·es.'
			);

/**
 * The name under which somebody joins, on one line. Refused: none, one without a letter, one longer than a line of
 * signature, drawings that a letter cannot print.
 */
export function nomDAdhesion(saisi: string): { ok: true; nom: string } | Refus {
	const nom = saisi.replaceAll(/\s+/g, ' ').trim();
	const refuse = (code: string, message: string): Refus => refus(code, message, 'nom');
	if (!/\p{L}/u.test(nom))
		return refuse('nom-manquant', 'Écrivez votre nom : c’est sous ce nom que vous rejoignez l’acte.');
	if (nom.length > LIMITES_DE_L_ACTE.nom)
		return refuse(
			'nom-trop-long',
			`Ce nom compte ${nom.length} caractères : ${LIMITES_DE_L_ACTE.nom} au plus.`
		);
	if (/\p{Extended_Pictographic}/u.test(nom))
		return refuse('nom-dessine', 'Écrivez votre nom sans dessin : la lettre ne pourrait pas l’imprimer.');
	return { ok: true, nom };
}
