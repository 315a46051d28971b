import { premier } from '#lib/domain/dossier/depart.ts';
import type { Devoir, Etat, Poids, Releve, Valeur } from '#lib/domain/entretien/devoir.ts';
import { convocation, dit, type Examen, joursDePreavis, nombre } from '#lib/domain/moyens/examen.ts';
import { FONCTIONNAIRES } from '#lib/domain/moyens/fiche.ts';
import { type Population, type Sujet, texteSur } from '#lib/domain/moyens/textes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';

/** Minutes that a hospital’s own guide asks for; no text does. */
export const MINUTES_DU_GUIDE = 45;

const GUIDE = 'guide-local-fph-001';

/** What a guide written for evaluators asks: an instruction in hospitals, where it comes from; elsewhere, good practice. */
const duGuide = ({ regime }: Population): Valeur => ({
	poids: regime === 'fph' || regime === 'contractuel-hospitalier' ? 'consigne' : 'usage',
	fondements: [GUIDE],
	certitude: 'discute'
});

/** What the text of the régime says on a subject, as sure as that text was read. */
const duTexte =
	(sujet: Sujet) =>
	(population: Population): Valeur => {
		const code = texteSur(sujet, population);
		return { poids: 'texte', fondements: [code], certitude: fondement(code).certitude };
	};

/** `oui` keeps the duty, `non` breaks it. */
const ouiNon =
	(question: string) =>
	({ examen }: Pick<Releve, 'examen'>): Etat => {
		if (dit(examen, question, 'oui')) return 'suivi';
		return dit(examen, question, 'non') ? 'manque' : 'inconnu';
	};
const propreOuiNon =
	(question: string) =>
	({ propres }: Releve): Etat => {
		const dites = propres[question] ?? [];
		if (dites.includes('oui')) return 'suivi';
		return dites.includes('non') ? 'manque' : 'inconnu';
	};

const OUI_NON = { oui: 'oui', non: 'non' };

const tenu = ({ faits }: Examen) => premier(faits, 'entretien-tenu');

/** Everything that the evaluator owes around the interview, in its order (source: piece 001, decrees, moyens.md). */
export const DEVOIRS: readonly Devoir[] = [
	{
		code: 'preavis',
		moment: 'avant',
		texte: ({ applicable }) =>
			`Vous donner la date au moins ${applicable?.preavis.jours ?? 8} jours avant l’entretien`,
		valeur: ({ applicable, ...population }) =>
			applicable
				? {
						poids: 'texte',
						fondements: applicable.preavis.fondements,
						certitude: applicable.preavis.certitude
					}
				: duTexte('convocation')(population),
		questions: ['G02-jours', 'G02'],
		etat: ({ examen }) => {
			const jours = joursDePreavis(examen);
			if (jours === null) return 'inconnu';
			return jours < (examen.applicable?.preavis.jours ?? 8) ? 'manque' : 'suivi';
		},
		moyen: 'G02',
		suite:
			'Dites ce que ce temps vous a manqué pour préparer. Une protestation écrite avant l’entretien compte beaucoup.'
	},
	{
		code: 'documents',
		moment: 'avant',
		texte: 'Joindre votre fiche de poste et la trame du compte rendu',
		valeur: ({ applicable, ...population }) =>
			applicable?.piecesExigees
				? {
						poids: 'texte',
						fondements: applicable.preavis.fondements,
						certitude: applicable.preavis.certitude
					}
				: duGuide(population),
		questions: ['G03', 'G03-poste'],
		etat: ({ examen }) => {
			const pieces = convocation(examen)?.pieces;
			if (pieces)
				return pieces.includes('fiche-de-poste') && pieces.includes('trame-compte-rendu')
					? 'suivi'
					: 'manque';
			if (dit(examen, 'G03', 'les-deux')) return 'suivi';
			return dit(examen, 'G03', 'fiche-seule', 'trame-seule', 'aucun') ? 'manque' : 'inconnu';
		},
		moyen: 'G03',
		suite: 'Demandez-les par écrit et gardez cette demande.'
	},
	{
		code: 'superieur-direct',
		moment: 'pendant',
		texte: 'Mener l’entretien en personne, comme supérieur hiérarchique direct',
		valeur: ({ applicable, ...population }) =>
			applicable
				? {
						poids: 'texte',
						fondements: applicable.exigences.entretien,
						certitude: applicable.certitudes.entretien
					}
				: duTexte('entretien')(population),
		questions: ['G04', 'G04-superieur', 'G04-direction'],
		etat: ({ examen }) => {
			const par = tenu(examen)?.conduitPar;
			if (par !== undefined) return par === 'autre' ? 'manque' : 'suivi';
			return ouiNon('G04')({ examen });
		},
		moyen: 'G04',
		suite: 'Réunissez ce qui montre qui vous donne vos consignes et valide vos congés.'
	},
	{
		code: 'tiers',
		moment: 'pendant',
		texte: 'Vous recevoir sans autre personne',
		valeur: () => ({ poids: 'texte', fondements: ['cgfp-l521-1', GUIDE], certitude: 'discute' }),
		questions: ['G06'],
		etat: ({ examen }) => {
			const present = tenu(examen)?.tiers;
			if (present !== undefined) return present === 'aucun' ? 'suivi' : 'manque';
			if (dit(examen, 'G06', 'aucun')) return 'suivi';
			return dit(examen, 'G06', 'silencieux', 'actif') ? 'manque' : 'inconnu';
		},
		moyen: 'G06',
		suite: 'Notez le jour même qui était là et ce qui a été dit. Un observateur qui se tait pèse peu.'
	},
	{
		code: 'duree',
		moment: 'pendant',
		texte: `Prendre le temps nécessaire (${MINUTES_DU_GUIDE} minutes au moins dans un guide d’hôpital)`,
		valeur: duGuide,
		questions: ['G19'],
		etat: ({ examen }) => {
			const minutes = tenu(examen)?.dureeMinutes ?? nombre(examen, 'G19');
			if (minutes === null) return 'inconnu';
			return minutes < MINUTES_DU_GUIDE ? 'manque' : 'suivi';
		},
		moyen: 'G19',
		suite: 'Ces minutes ne sont pas une règle : seul un entretien de quelques minutes se plaide.'
	},
	{
		code: 'rubriques',
		moment: 'pendant',
		texte: 'Discuter avec vous de chaque rubrique du compte rendu',
		valeur: duTexte('themes'),
		questions: [],
		propre: {
			code: 'rubriques',
			texte: 'De quoi n’a-t-on pas parlé ?',
			plusieurs: true,
			choix: {
				rien: 'tout a été abordé',
				resultats: 'les résultats de l’année',
				objectifs: 'les objectifs à venir',
				maniere: 'la manière de servir',
				experience: 'les acquis de l’expérience',
				formation: 'les besoins de formation',
				perspectives: 'les perspectives de carrière'
			}
		},
		etat: ({ propres }) => {
			const dites = propres['rubriques'] ?? [];
			if (dites.some((une) => une !== 'rien')) return 'manque';
			return dites.length > 0 ? 'suivi' : 'inconnu';
		},
		moyen: 'G11',
		suite:
			'Écrivez-le dans vos observations. Si le compte rendu laisse ces rubriques vides, c’est un argument (G11).'
	},
	{
		code: 'conditions',
		moment: 'pendant',
		texte: 'Lire vos résultats en tenant compte des conditions de travail du service',
		valeur: duTexte('themes'),
		questions: [],
		propre: {
			code: 'conditions',
			texte: 'A-t-on tenu compte des effectifs, de la charge et de l’organisation du service ?',
			choix: OUI_NON
		},
		etat: propreOuiNon('conditions'),
		moyen: 'G35',
		suite: 'Chiffrez-le : effectifs, charge, alertes écrites. C’est là que l’évaluation redevient collective.'
	},
	{
		code: 'objectifs-passes',
		moment: 'pendant',
		texte: 'N’évaluer que des objectifs fixés l’an passé',
		valeur: duTexte('themes'),
		questions: ['G34'],
		etat: ouiNon('G34'),
		moyen: 'G34',
		suite: 'Reprenez le compte rendu de l’an passé, à la rubrique des objectifs.'
	},
	{
		code: 'objectifs-a-venir',
		moment: 'pendant',
		texte: 'Fixer des objectifs clairs, en nombre raisonnable, et réalisables',
		valeur: duGuide,
		questions: ['G35', 'G35-alertes'],
		etat: ({ examen }) => {
			if (dit(examen, 'G35', 'non')) return 'suivi';
			return dit(examen, 'G35', 'oui') ? 'manque' : 'inconnu';
		},
		moyen: 'G35',
		suite:
			'Alertez par écrit dès maintenant sur les moyens : une alerte d’avant pèse plus qu’un reproche d’après.'
	},
	{
		code: 'faits',
		moment: 'pendant',
		texte: 'Appuyer chaque difficulté sur des faits et des exemples concrets',
		valeur: duGuide,
		questions: [],
		propre: { code: 'faits', texte: 'Les reproches reposaient-ils sur des faits datés ?', choix: OUI_NON },
		etat: propreOuiNon('faits'),
		moyen: 'G30',
		suite: 'Si ces reproches reviennent dans le compte rendu sans un fait, c’est un argument (G30).'
	},
	{
		code: 'personne',
		moment: 'pendant',
		texte: 'Parler de votre travail, sans juger votre personne',
		valeur: duTexte('themes'),
		questions: [],
		propre: { code: 'personne', texte: 'A-t-on parlé de votre travail seulement ?', choix: OUI_NON },
		etat: propreOuiNon('personne'),
		moyen: 'G31',
		suite: 'Notez les mots le jour même, et cherchez-les dans le compte rendu (G31).'
	},
	{
		code: 'sujets',
		moment: 'pendant',
		texte: 'Laisser de côté ce qui ne regarde pas votre travail',
		valeur: () => ({ poids: 'texte', fondements: ['cgfp-l131-1'], certitude: 'discute' }),
		questions: [],
		propre: {
			code: 'sujets',
			texte: 'Lesquels de ces sujets ont été abordés ?',
			plusieurs: true,
			choix: {
				aucun: 'aucun',
				syndicat: 'le syndicat, un mandat, une décharge',
				greve: 'une grève',
				opinions: 'vos opinions, votre religion',
				sante: 'votre santé, vos arrêts',
				famille: 'une grossesse, votre famille',
				'temps-partiel': 'votre temps partiel, vos absences autorisées',
				origine: 'votre âge, votre sexe, un handicap, votre origine'
			}
		},
		etat: ({ propres }) => {
			const dites = propres['sujets'] ?? [];
			if (dites.some((un) => un !== 'aucun')) return 'manque';
			return dites.length > 0 ? 'suivi' : 'inconnu';
		},
		moyen: 'G20',
		suite:
			'Notez les mots, le jour et les témoins. Ce qui pèse est ce qui est écrit : relisez le compte rendu (G20 à G27).'
	},
	{
		code: 'parole',
		moment: 'pendant',
		texte: 'Vous laisser dire vos attentes et vos propositions pour le service',
		valeur: (population) =>
			population.regime === 'fpt'
				? { poids: 'texte', fondements: ['decret-2014-1526-art-3'], certitude: 'certain' }
				: duGuide(population),
		questions: [],
		propre: { code: 'parole', texte: 'Avez-vous pu parler et proposer ?', choix: OUI_NON },
		etat: propreOuiNon('parole'),
		moyen: null,
		suite: 'Écrivez dans vos observations ce que vous n’avez pas pu dire.'
	},
	{
		code: 'formation',
		moment: 'pendant',
		texte: 'Vous informer sur votre compte personnel de formation',
		regimes: FONCTIONNAIRES,
		valeur: () => ({ poids: 'texte', fondements: ['loi-2019-828-art-27'], certitude: 'a-verifier' }),
		questions: ['G38'],
		etat: ouiNon('G38'),
		moyen: 'G38',
		suite: 'Demandez cette information par écrit.'
	}
];

/** What each weight is, in words. */
export const POIDS: Record<Poids, { titre: string; sens: string }> = {
	texte: { titre: 'Règle', sens: 'Une loi, un décret ou un principe le demande.' },
	consigne: {
		titre: 'Consigne',
		sens: 'L’employeur le demande à ses évaluateurs : à rappeler, mais cela n’annule rien à soi seul.'
	},
	usage: {
		titre: 'Bonne pratique',
		sens: 'Un guide pour évaluateurs le conseille ; aucun texte ne l’impose ici.'
	}
};
