import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import type { Champ, Modele, RefusCourrier } from '#lib/domain/courriers/modele.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import type { Convocation } from '../convocation/reponses.ts';
import { LETTRE, type Saisie } from './saisie.ts';
import type { Situation } from '../situation.ts';

/** The letters of this way, in the order of the choice. */
export const LETTRES = [
	'refus-collectif',
	'refus-en-une-ligne',
	'reponse-seconde-convocation',
	'absence'
] as const;
type CodeLettre = (typeof LETTRES)[number];

/** Fields of the models that the convocation already answers: the same question is never asked under two names. */
const DE_LA_CONVOCATION: Record<string, 'entretienLe' | 'recueLe'> = {
	dateEntretien: 'entretienLe',
	dateConvocation: 'recueLe'
};

/** Name, in the forms of this way, of a field of a model. */
export const nomDuChamp = (code: string): string => DE_LA_CONVOCATION[code] ?? LETTRE + code;

/** The fields that a model asks the visitor; the employer is known from the first step. */
export const champsDemandes = (modele: Modele): Champ[] =>
	modele.champs.filter(({ code }) => code !== 'employeur');

/** Questions about sending, which may all be left aside. */
export const POUR_L_ENVOI = 'Pour l’envoi';

/** Where the questions go that no group claims: what this letter alone asks. */
const AUTRES = 'Ce que vous écrivez';

/** Groups of questions, in order, each with the fields that belong to it. */
const GROUPES = [
	{ titre: 'Qui signe', codes: ['agentNom', 'service', 'signataires', 'agentGenre', 'agentGrade'] },
	{
		titre: 'L’entretien',
		codes: ['dateEntretien', 'dateConvocation', 'dateRefus', 'moment', 'presentAuTravail', 'miseEnGarde']
	},
	{
		titre: 'Le compte rendu',
		codes: ['anneeEvaluee', 'dateNotification', 'dateRecours', 'dateReceptionRecours', 'dateReponse']
	},
	{ titre: 'Vos raisons', codes: ['motifs', 'motifLibre'] },
	{ titre: AUTRES, codes: [] },
	{ titre: 'À qui vous écrivez', codes: ['destinataireCivilite', 'destinataireNom', 'destinataireQualite'] },
	{
		titre: POUR_L_ENVOI,
		codes: [
			'envoi',
			'destinataireCourriel',
			'destinataireAdresse',
			'dateLettre',
			'ville',
			'administration',
			'agentAdresse',
			'agentCourriel',
			'pieces',
			'piecesNumerotees'
		]
	}
];

/** The questions of a model, by group, empty groups left out. */
export function groupesDeChamps(modele: Modele): { titre: string; champs: Champ[] }[] {
	const demandes = champsDemandes(modele);
	const classes = GROUPES.flatMap(({ codes }) => codes);
	return GROUPES.map(({ titre, codes }) => ({
		titre,
		champs:
			titre === AUTRES
				? demandes.filter(({ code }) => !classes.includes(code))
				: codes.flatMap((code) => demandes.filter((champ) => champ.code === code))
	})).filter(({ champs }) => champs.length > 0);
}

/** The letter that the convocation calls for. `au`: today, ISO; on the day itself it is too late to refuse beforehand. */
export function lettreProposee({ entretienLe, rang }: Convocation, au: string): CodeLettre {
	if (entretienLe !== null && entretienLe <= au) return 'absence';
	return rang === 2 ? 'reponse-seconde-convocation' : 'refus-collectif';
}

/** Answers of the letter that the way already knows, for those that were never asked; what was typed is never changed. */
export function reponsesProposees(
	saisie: Saisie,
	{ entretienLe, evaluateur }: Convocation,
	au: string
): Saisie['lettre'] {
	const { civilite, nom, qualite } = destinataireDe(evaluateur ?? '');
	const proposees: Record<string, string> = {
		destinataireCivilite: civilite,
		destinataireNom: nom,
		destinataireQualite: qualite,
		agentGenre: 'neutre',
		moment: entretienLe === au ? 'jour-meme' : 'apres',
		miseEnGarde: saisie.dejaAverti === 'oui' ? 'oui' : ''
	};
	return { ...proposees, ...saisie.lettre };
}

/** « Mme Martin, cheffe du SIP » cut into what a letter needs; an unknown title leaves « je ne sais pas ». */
export function destinataireDe(texte: string): { civilite: string; nom: string; qualite: string } {
	const [, titre = '', reste = ''] =
		/^(Madame|Mme|Monsieur|M\.|M(?= \p{Lu}))?\s*(.*)$/su.exec(texte.trim()) ?? [];
	const civilite = /^(?:Madame|Mme)$/.test(titre) ? 'madame' : titre === '' ? 'inconnue' : 'monsieur';
	const virgule = reste.search(/\s*[,(–]\s*/);
	const nom = virgule < 0 ? reste : reste.slice(0, virgule);
	const qualite = virgule < 0 ? '' : reste.slice(virgule).replace(/^\s*[,(–]\s*|\)\s*$/g, '');
	return { civilite, nom: nom.trim(), qualite: qualite.trim() };
}

/**
 * The answers as a model takes them: only its own fields, days in ISO where they can be read, rows of a table put back
 * together, the employer from the situation when the model knows it. Runs in the browser too.
 */
export function champsDeLaLettre(
	modele: Modele,
	saisie: Saisie,
	{ employeur }: Pick<Situation, 'employeur'>
): ChampsSaisis {
	const champs: ChampsSaisis = {};
	for (const champ of modele.champs) {
		const { code, type } = champ;
		if (code === 'employeur') {
			champs.employeur = 'choix' in champ && champ.choix.some((un) => un.code === employeur) ? employeur : '';
		} else if (type === 'tableau') champs[code] = lignesSaisies(champ, saisie.lettre);
		else {
			const lien = DE_LA_CONVOCATION[code];
			const valeur = lien ? saisie[lien] : saisie.lettre[code];
			champs[code] = type === 'date' && typeof valeur === 'string' ? (jourSaisi(valeur) ?? valeur) : valeur;
		}
	}
	return champs;
}

type Tableau = Extract<Champ, { type: 'tableau' }>;

/** The name, under `nomDuChamp`, of one cell of a table. */
export const codeDeCellule = (tableau: string, rang: number, colonne: string): string =>
	`${tableau}.${rang}.${colonne}`;

/** What was typed in a table, row by row, up to the last one where something was; empty ones keep their place. */
export function lignesSaisies(
	{ code, colonnes, nombreMaximum }: Pick<Tableau, 'code' | 'colonnes' | 'nombreMaximum'>,
	lettre: Saisie['lettre']
): Record<string, string>[] {
	const lignes = Array.from({ length: nombreMaximum }, (_, rang) =>
		Object.fromEntries(
			colonnes.flatMap((colonne) => {
				const texte = [lettre[codeDeCellule(code, rang, colonne.code)] ?? ''].flat().join('\n');
				return texte.trim() === '' ? [] : [[colonne.code, texte]];
			})
		)
	);
	const derniere = lignes.findLastIndex((ligne) => Object.keys(ligne).length > 0);
	return lignes.slice(0, derniere + 1);
}

/** What a letter is refused for, under the names of the form; days are asked as they are typed, not as files write them. */
export function erreurDeLettre({ message, champ }: RefusCourrier): ErreurChamp {
	// What no answer can mend belongs to no field.
	if (champ === '') return { champ, message };
	const cellule = /^[^.]+\.\d+\.[^.]+$/.test(champ);
	return {
		champ: nomDuChamp(cellule ? champ : (champ.split('.')[0] ?? champ)),
		message: message.replace('2026-01-26', '26/01/2026')
	};
}
