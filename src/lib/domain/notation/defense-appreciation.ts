import { type Comparaison, comparaison, PART_RECOPIEE } from '#lib/domain/moyens/comparaison.ts';
import { type Mention, mentions } from '#lib/domain/moyens/mentions.ts';
import type { FicheDefense } from '#lib/domain/notation/defense-saisie.ts';
import { ecrit, ecritSigne, type Millioniemes } from '#lib/domain/notation/millioniemes.ts';
import { dit } from '#lib/domain/notation/plie.ts';
import { type Anomalie, anomalie } from '#lib/domain/notation/resultat.ts';

/** The general appreciation: what it must say, must not say, must not copy. Nothing when its text is not given. */
export function controleDeLAppreciation(fiche: FicheDefense): Anomalie[] {
	const { appreciation, appreciationPrecedente } = fiche;
	if (appreciation === undefined) return [];
	if (!appreciation) return controleDeLaJustification(fiche, '', null);
	const rapport = appreciationPrecedente ? comparaison(appreciation, appreciationPrecedente) : null;
	return [
		...controleDeLaCopie(rapport),
		...controleDeLaJustification(fiche, appreciation, rapport),
		...controleDesMentions(appreciation),
		...controleDeLaPerequation(appreciation),
		anomalie(
			'W12',
			'À lire par une personne : l’appréciation doit être concise et nette, et juger l’ouvrier par rapport à ceux du même métier.'
		)
	];
}

/** Last year's text again, W13. An appreciation has no headings of a form: every word of it counts, however short it is. */
function controleDeLaCopie(rapport: Comparaison | null): Anomalie[] {
	if (rapport === null || rapport.part < PART_RECOPIEE) return [];
	const constat =
		rapport.part === 100
			? 'Tous les mots de cette année étaient dans celle de l’an passé'
			: `${rapport.part} % des mots de cette année viennent de celle de l’an passé`;
	return [
		anomalie(
			'W13',
			`L’appréciation ne doit pas se limiter à reproduire celle de l’an passé, sauf si exceptionnellement rien n’a changé. ${constat}.`
		)
	];
}

/** Roots of the words that explain a change, then those that explain a rise, a fall. */
const EXPLIQUE = /raison |cause |car |parce|suite a |explique|justifi|compte tenu|du fait|grace a|chang/;
const HAUSSE =
	/progres|amelior|augment|hausse|davantage|mieux|accru|renforc|excell|remarqu|exempl|effort|merit|gagn|acquis|devenu|felicit/;
const BAISSE =
	/baiss|diminu|recul|moins |relach|insuffi|manqu|difficult|retard|erreur|negligen|degrad|irregul|faible|lacun|doit |devra|reproch|regret|decu|decev|pas /;

/** A rise or a fall must find its reason in the text, W14. Words are looked for; a person judges. */
function controleDeLaJustification(
	{ note, notePrecedente }: FicheDefense,
	texte: string,
	rapport: Comparaison | null
): Anomalie[] {
	if (note === undefined || note === null || notePrecedente === undefined || note === notePrecedente)
		return [];
	const regle = `La note passe de ${ecrit(notePrecedente)} à ${ecrit(note)} (${ecritSigne(note - notePrecedente)}). Toute hausse ou baisse doit trouver sa justification dans l’appréciation générale`;
	if (texte === '') return [anomalie('W14', `${regle}, et il n’y en a pas.`)];
	if (rapport?.part === 100) {
		return [anomalie('W14', `${regle}, et le texte ne dit rien de plus que celui de l’an passé.`)];
	}
	return estExpliquee(texte, note - notePrecedente)
		? []
		: [anomalie('W14', `${regle}. Nous n’y lisons aucun mot qui l’explique : relisez-la.`)];
}

const estExpliquee = (texte: string, ecart: Millioniemes): boolean =>
	dit(texte, EXPLIQUE) || dit(texte, ecart > 0 ? HAUSSE : BAISSE);

const INTERDITES: Partial<Record<Mention['genre'], string>> = {
	syndicat: 'l’appartenance à un syndicat ou le caractère de représentant syndical',
	opinions: 'les opinions politiques, philosophiques ou religieuses'
};

/** Words that the appreciation must not hold, each in its context, W15. */
const controleDesMentions = (texte: string): Anomalie[] =>
	mentions(texte).flatMap(({ genre, avant, extrait, apres }) => {
		const sujet = INTERDITES[genre];
		if (sujet === undefined) return [];
		const contexte = (avant + extrait + apres).trim();
		return [
			anomalie(
				'W15',
				`Aucune mention touchant ${sujet} ne doit figurer dans l’appréciation. Lu : « ${contexte} ». Vérifiez le sens du passage.`
			)
		];
	});

/** A mark that would have been brought into line with others, W07. */
const controleDeLaPerequation = (texte: string): Anomalie[] =>
	dit(texte, /perequation|harmonis|lissage|lissee?\b/)
		? [
				anomalie(
					'W07',
					'La note n’est pas soumise à péréquation : elle est définitive telle que les points la donnent. L’appréciation parle pourtant d’harmonisation ou de péréquation.'
				)
			]
		: [];
