import { type Fondement, fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** The two older marking systems, by their stable codes. */
export const SYSTEMES = ['onic-2005', 'ouvriers-defense-1972'] as const;
export type Systeme = (typeof SYSTEMES)[number];

/** `erreur` contradicts the text, `alerte` is to be looked at, `info` is good to know. */
export type Niveau = 'erreur' | 'alerte' | 'info';

/** The levels in words, the gravest first. */
export const NIVEAUX = {
	erreur: 'Contraire au texte',
	alerte: 'À regarder',
	info: 'Bon à savoir'
} as const satisfies Record<Niveau, string>;

/** A rule of an older marking system. */
export type RegleDeNotation = {
	/** Stable: adding is fine, renaming is not. */
	code: CodeDeRegle;
	/** Article of the arrêté, point of the instruction. */
	article: string;
	titre: string;
	niveau: Niveau;
};

export type CodeOnic = (typeof ONIC)[number][0];
export type CodeDefense = (typeof DEFENSE)[number][0];
export type CodeDeRegle = CodeOnic | CodeDefense;

const ONIC = [
	['O01', '1', 'Personnes concernées', 'erreur'],
	['O02', '2', 'Entretien d’évaluation et ses quatre thèmes', 'alerte'],
	['O03', '2', 'Fiche de poste arrêtée ensemble', 'alerte'],
	['O04', '3 et 4', 'Compte rendu signé par l’agent', 'alerte'],
	['O05', '5 et 6', 'Autorité qui note', 'erreur'],
	['O06', '7', 'Appréciation générale et note en cohérence', 'alerte'],
	['O07', '8 et 9', 'Note de départ de l’évolution', 'erreur'],
	['O08', '9', 'Marges d’évolution de la note', 'erreur'],
	['O09', '10', 'Quotas du corps', 'erreur'],
	['O10', '11', 'Harmonisation avant la notification', 'info'],
	['O11', '12', 'Fiche communiquée, observations, date et signature', 'alerte'],
	['O12', '13', 'Ancienneté : avis de la commission administrative paritaire', 'info']
] as const;

const DEFENSE = [
	['W01', '1', 'Une note et une appréciation générale chaque année', 'erreur'],
	['W02', '2', 'Autorité qui note', 'erreur'],
	['W03', '3.2', 'Grille de la catégorie', 'erreur'],
	['W04', '4.1', 'Sept rubriques, et l’assiduité', 'erreur'],
	['W05', '4.1', 'Note égale au total divisé par 10', 'erreur'],
	['W06', '4.1', 'Points de la rubrique « Assiduité »', 'erreur'],
	['W07', '4.1', 'Pas de péréquation', 'erreur'],
	['W08', '4.1', 'Absences pour maladie', 'alerte'],
	['W09', '4.1', 'Grossesse', 'erreur'],
	['W10', '4.1', 'Absences qui ne comptent pas', 'erreur'],
	['W11', '4.1', 'Autorisations d’absence', 'erreur'],
	['W12', '4.2', 'Appréciation concise, par rapport au même métier', 'info'],
	['W13', '4.2', 'Pas la copie de l’an passé', 'alerte'],
	['W14', '4.2', 'Hausse ou baisse expliquée', 'erreur'],
	['W15', '4.2', 'Ni opinions ni syndicat', 'erreur'],
	['W16', '5', 'Note communiquée par écrit, contre émargement', 'alerte'],
	['W17', '5', 'La fiche n’est pas montrée, seulement la note', 'info'],
	['W18', '6.1', 'Avant la fin de l’année', 'alerte'],
	['W19', '6.2', 'Après une mutation', 'info'],
	['W20', '6.2', 'Quatre mois de présence', 'alerte'],
	['W21', '6.2', 'Handicap pris en compte', 'alerte']
] as const;

/** The text that each system rests on. */
const TEXTE: Record<Systeme, string> = {
	'onic-2005': 'arrete-2005-06-28-onic',
	'ouvriers-defense-1972': 'instruction-72-08'
};

const enRegles = (lignes: readonly (readonly [CodeDeRegle, string, string, Niveau])[]): RegleDeNotation[] =>
	lignes.map(([code, article, titre, niveau]) => ({ code, article, titre: typographie(titre), niveau }));

const REGLES: Record<Systeme, readonly RegleDeNotation[]> = {
	'onic-2005': enRegles(ONIC),
	'ouvriers-defense-1972': enRegles(DEFENSE)
};

const PAR_CODE: ReadonlyMap<CodeDeRegle, { regle: RegleDeNotation; fondement: Fondement }> = new Map(
	SYSTEMES.flatMap((systeme) =>
		REGLES[systeme].map((regle) => [
			regle.code,
			{ regle, fondement: { ...fondement(TEXTE[systeme]), article: regle.article } }
		])
	)
);

/** Every rule of a system, in the order of its text. */
export const reglesDeNotation = (systeme: Systeme): readonly RegleDeNotation[] => REGLES[systeme];

/** A rule, and its text cut down to the article that says it. */
export function regleDeNotation(code: CodeDeRegle): { regle: RegleDeNotation; fondement: Fondement } {
	const trouvee = PAR_CODE.get(code);
	if (!trouvee) throw new RangeError(`Unknown rule of marking: ${code}`);
	return trouvee;
}
