import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import {
	envoiDuRecours,
	envoiSansPreuve,
	type Faits,
	premier,
	reception
} from '#lib/domain/dossier/depart.ts';
import type { Echeance, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Certitude } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** A day of the memo: what happened or will, when, and what it changes. */
export type JourDuMemo = { quoi: string; le: Day; effet: string };

/** A sentence with the code of its source. */
export type PhraseSourcee = { texte: string; fondement: string | null };

/** What somebody who goes to the court must have before their eyes, on one page. Every text is finished French. */
export type MemoTribunal = {
	/** `a-venir`: no day yet. `saisi`: it is done. */
	etat: 'a-venir' | 'ouvert' | 'depasse' | 'saisi';
	prudente: Day | null;
	limite: Day | null;
	certitude: Certitude;
	jours: JourDuMemo[];
	/** Why these days, by sourced sentences. */
	raisons: PhraseSourcee[];
	savoir: PhraseSourcee[];
	/** What to join, as this dossier stands. */
	joindre: string[];
};

type Etat = { faits: readonly Fait[]; chaine: ResultatEcheances };

/**
 * The memo « aller au tribunal » of a dossier (decompte.md § 8): its days are those of the chain, none is added. `nom`: CAP or
 * CCP. Without a start, and in the older marking systems, it has no day.
 */
export function memoTribunal({ faits, chaine }: Etat, nom: string): MemoTribunal {
	const ordonnes = faits.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const tribunal = chaine.echeances.find(({ code }) => code === 'recours-contentieux');
	const liste = jours(ordonnes, chaine, nom);
	const papiers = joindre(ordonnes, nom).map(typographie);
	return {
		etat: etatDe(tribunal),
		prudente: tribunal?.prudente ?? null,
		limite: tribunal?.limite ?? null,
		certitude: tribunal?.certitude ?? 'a-verifier',
		jours: liste,
		raisons: raisons(tribunal, chaine, liste.length + papiers.length),
		savoir: savoir(tribunal, nom),
		joindre: papiers
	};
}

function etatDe(tribunal: Echeance | undefined): MemoTribunal['etat'] {
	if (tribunal?.statut === 'accomplie') return 'saisi';
	if (!tribunal?.limite) return 'a-venir';
	return tribunal.statut === 'depassee' ? 'depasse' : 'ouvert';
}

/** The facts that count for this period, and the rejection by silence, in the order of their days. */
function jours(faits: Faits, chaine: ResultatEcheances, nom: string): JourDuMemo[] {
	const liste: JourDuMemo[] = [];
	const ajouter = (quoi: string, le: Day | null | undefined, effet: string) => {
		if (le) liste.push({ quoi: typographie(quoi), le, effet: typographie(effet) });
	};
	const recu = reception(faits);
	const rejet = chaine.echeances.find(({ code }) => code === 'rejet-implicite');
	ajouter('Compte rendu notifié', notification(chaine), 'Fait partir le premier délai.');
	ajouter('Recours envoyé, sans preuve', envoiSansPreuve(faits), 'Cherchez ce qui le montre.');
	ajouter(
		'Recours envoyé',
		envoiDuRecours(faits),
		`${effetDeLEnvoi(chaine)}${recu?.etablie === false ? ' Cherchez l’accusé de réception.' : ''}`
	);
	if (recu?.etablie) ajouter('Recours reçu', recu.le, 'Fait partir les deux mois de silence.');
	ajouter('Réponse notifiée', premier(faits, 'reponse-notifiee')?.le, effetDeLaReponse(faits, rejet, chaine));
	if (rejet && rejet.statut !== 'sans-objet') {
		ajouter('Rejet par silence', rejet.limite, effetDuRejet(rejet, chaine));
	}
	ajouter(`${nom} saisie`, premier(faits, 'cap-saisie')?.le, 'Ne change pas le délai du tribunal.');
	const definitif = premier(faits, 'compte-rendu-definitif-notifie');
	ajouter(
		'Compte rendu définitif',
		definitif?.le,
		definitif?.modifie === true
			? 'Il a changé : le délai en repart.'
			: 'Non changé, il ne fait rien repartir.'
	);
	ajouter('Tribunal saisi', premier(faits, 'recours-contentieux-depose')?.le, 'C’est fait.');
	// Without a chain, nothing is known of what these days change.
	if (chaine.echeances.length === 0) return [];
	return liste.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
}

/** The start of the first period, as the chain counts it. */
const notification = (chaine: ResultatEcheances): Day | null =>
	chaine.echeances.find(({ code }) => code === 'recours-hierarchique')?.depuis ?? null;

/**
 * Whether the court period is still counted from the report: an appeal that left after its end interrupted nothing, and neither
 * an answer nor a silence opens another (decompte.md § 8). False while no start is known.
 */
export function compteDuCompteRendu(chaine: ResultatEcheances): boolean {
	const debut = notification(chaine);
	const compte = chaine.echeances.find(({ code }) => code === 'recours-contentieux')?.depuis;
	return debut !== null && compte !== undefined && compte !== null && compte.equals(debut);
}

const NE_ROUVRE_RIEN = 'Ne rouvre pas le délai du tribunal, compté du compte rendu.';

function effetDeLEnvoi(chaine: ResultatEcheances): string {
	if (!notification(chaine)) return 'Il interrompt ce délai, parti dans les deux mois.';
	return compteDuCompteRendu(chaine)
		? 'Parti après ce délai : il ne l’interrompt pas.'
		: 'Il interrompt ce délai.';
}

/** The rejection by silence, still to come or born. */
function effetDuRejet(rejet: Echeance, chaine: ResultatEcheances): string {
	if (compteDuCompteRendu(chaine)) return NE_ROUVRE_RIEN;
	return rejet.limite && apres(rejet.limite, chaine.au)
		? 'À venir, si personne ne répond avant.'
		: 'Fait partir les deux mois du tribunal.';
}

function effetDeLaReponse(faits: Faits, rejet: Echeance | undefined, chaine: ResultatEcheances): string {
	const reponse = premier(faits, 'reponse-notifiee');
	if (!reponse) return '';
	if (compteDuCompteRendu(chaine)) return NE_ROUVRE_RIEN;
	if (rejet?.statut !== 'accomplie' || !rejet.limite || !apres(reponse.le, rejet.limite))
		return 'Fait partir les deux mois du tribunal.';
	return 'Venue après le rejet par silence : voyez ci-dessous.';
}

/** Characters of the page that days, papers to join and reasons share; a day or a paper takes as much as a line. */
const PLACE = 1420;
const PLACE_D_UNE_LIGNE = 100;
/** What the name of a source takes. */
const PLACE_D_UNE_SOURCE = 60;

/**
 * The steps of the count that a source supports, as many as the page holds; without a start, which fact is missing. The two
 * months alone are said beside.
 */
function raisons(
	tribunal: Echeance | undefined,
	{ phrase }: ResultatEcheances,
	lignes: number
): PhraseSourcee[] {
	if (!tribunal) return phrase === null ? [] : [{ texte: phrase, fondement: null }];
	const etapes = tribunal.limite
		? tribunal.etapes.filter(({ fondement }) => fondement !== undefined && fondement !== 'ce-386907')
		: tribunal.etapes;
	let reste = PLACE - lignes * PLACE_D_UNE_LIGNE;
	return etapes.flatMap(({ texte, fondement }) => {
		reste -= texte.length + (fondement === undefined ? 0 : PLACE_D_UNE_SOURCE);
		return reste >= 0 ? [{ texte, fondement: fondement ?? null }] : [];
	});
}

/** What holds in every régime that has a chain. */
function savoir(tribunal: Echeance | undefined, nom: string): PhraseSourcee[] {
	if (!tribunal) return [];
	return [
		{
			texte: `Ni le recours hiérarchique ni la ${nom} ne sont obligatoires avant le tribunal.`,
			fondement: 'ce-386907'
		},
		{
			texte: 'Deux mois francs depuis la notification, ou depuis la réponse ou le rejet par silence.',
			fondement: 'cja-r421-1'
		},
		{
			texte: 'Envoyée par la poste, la requête compte au jour de son expédition : gardez la preuve de dépôt.',
			fondement: 'ce-466541'
		},
		{
			texte:
				'Demandez l’annulation de tout le compte rendu, et que l’évaluation soit refaite : demander d’effacer quelques phrases a déjà été refusé.',
			fondement: 'caa-lyon-16ly02938'
		}
	].map(({ texte, fondement }) => ({ texte: typographie(texte), fondement }));
}

function joindre(faits: Faits, nom: string): string[] {
	const a = (type: Fait['type']) => premier(faits, type) !== undefined;
	const parti = a('recours-hierarchique-envoye') || a('recours-hierarchique-recu');
	return [
		'Le compte rendu contesté, entier, et ce qui prouve le jour où vous l’avez eu.',
		...(parti ? ['Votre recours hiérarchique, avec la preuve de son envoi et de sa réception.'] : []),
		...(a('reponse-notifiee') ? ['La réponse de l’autorité, avec son enveloppe ou son courriel.'] : []),
		...(parti && !a('reponse-notifiee')
			? ['Faute de réponse, l’accusé de réception : il fixe le jour du rejet par silence.']
			: []),
		...(a('cap-saisie') ? [`La saisine de la ${nom}, et son avis s’il est venu.`] : []),
		...(a('compte-rendu-definitif-notifie')
			? ['Le compte rendu définitif, et le jour où vous l’avez eu.']
			: []),
		'Les pièces qui montrent ce que vous dites, numérotées, avec leur liste.'
	];
}

/** The day to aim at and the last one, in one sentence. */
export function phraseDuTribunal({ etat, prudente, limite }: MemoTribunal): string {
	if (etat === 'saisi')
		return typographie('Votre dossier note que le tribunal est saisi : il vous écrira directement.');
	if (!limite) return typographie('Pas encore de date : elle se compte d’un jour qui n’est pas noté.');
	const dernier = enToutesLettres(limite);
	if (etat === 'depasse') {
		return typographie(
			`Le dernier jour semble passé depuis le ${dernier} : appelez votre section, un retard se discute.`
		);
	}
	const vise = enToutesLettres(prudente ?? limite);
	return typographie(`Visez le ${vise}. Dernier jour : ${dernier}.`);
}
