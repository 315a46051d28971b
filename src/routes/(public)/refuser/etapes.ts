import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';

/** The steps of the way, in order, each with its own address. */
export const ETAPES = [
	{ code: 'situation', chemin: '/refuser', libelle: 'Votre situation' },
	{ code: 'convocation', chemin: '/refuser/convocation', libelle: 'La convocation' },
	{ code: 'risques', chemin: '/refuser/risques', libelle: 'Les risques' },
	{ code: 'lettre', chemin: '/refuser/lettre', libelle: 'La lettre' },
	{ code: 'envoi', chemin: '/refuser/envoi', libelle: 'L’envoi' }
] as const;
export type CodeEtape = (typeof ETAPES)[number]['code'];

/** Rank of a step, from 0. */
export const rangDe = (etape: CodeEtape): number => ETAPES.findIndex(({ code }) => code === etape);

/** What each step has to say against what was typed; an empty list lets one go on. */
export type Reproches = {
	situation: ErreurChamp[];
	/** About the pasted text, which only the first step shows. */
	texte: ErreurChamp[];
	/** About the dates and names of the convocation. */
	convocation: ErreurChamp[];
	/** The notice of this employer and status has not been acknowledged. */
	risques: ErreurChamp[];
	lettre: ErreurChamp[];
};

/**
 * The step to show to somebody who asks for `demandee`, and what is to be mended there: the first one on the way that
 * cannot be passed yet. So nobody sees a letter without having acknowledged the notice. `depuis` is the step whose form
 * was sent, if any: reproaches are shown only for what was sent, not for what was never asked; and what is wrong with
 * the convocation is shown where it was typed, in the first step or in the corrections of the second.
 */
export function etapeDue(
	demandee: CodeEtape,
	depuis: CodeEtape | null,
	reproches: Reproches
): { etape: CodeEtape; erreurs: ErreurChamp[] } {
	const voulu = rangDe(demandee);
	const obstacles: { etape: CodeEtape; erreurs: ErreurChamp[]; avant: number }[] = [
		{ etape: 'situation', erreurs: [...reproches.situation, ...reproches.texte], avant: 1 },
		depuis === 'situation'
			? { etape: 'situation', erreurs: reproches.convocation, avant: 1 }
			: { etape: 'convocation', erreurs: reproches.convocation, avant: 1 },
		{ etape: 'risques', erreurs: reproches.risques, avant: 3 },
		{ etape: 'lettre', erreurs: reproches.lettre, avant: 4 }
	];
	const obstacle = obstacles.find(({ erreurs, avant }) => voulu >= avant && erreurs.length > 0);
	if (!obstacle) return { etape: demandee, erreurs: [] };
	const envoyee = depuis === obstacle.etape || (obstacle.etape === 'convocation' && depuis !== null);
	const erreurs = obstacles.filter(({ etape }) => etape === obstacle.etape).flatMap(({ erreurs }) => erreurs);
	return { etape: obstacle.etape, erreurs: envoyee ? erreurs : [] };
}

/** The step whose form was sent, by the hidden field of that form. */
export const etapeNommee = (nom: string): CodeEtape | null =>
	ETAPES.find(({ code }) => code === nom)?.code ?? null;
