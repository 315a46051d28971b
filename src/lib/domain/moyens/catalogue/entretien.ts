import { premier } from '#lib/domain/dossier/depart.ts';
import { dit, type Examen, leJour, nombre } from '#lib/domain/moyens/examen.ts';
import {
	AVEC_ENTRETIEN,
	type Fiche,
	FONCTIONNAIRES,
	OUI_NON,
	VICE_DE_PROCEDURE
} from '#lib/domain/moyens/fiche.ts';
import { decision, nomDuTexte, sources } from '#lib/domain/moyens/textes.ts';

const tenu = ({ faits }: Pick<Examen, 'faits'>) => premier(faits, 'entretien-tenu');

const conduitParUnAutre = (examen: Examen): boolean => {
	const par = tenu(examen)?.conduitPar;
	return par === undefined ? dit(examen, 'G04', 'non') : par === 'autre';
};

/** In hospitals the head of establishment, or whoever stands for them, leads when there is no direct superior. */
const sansSuperieurDirect = (examen: Examen): boolean =>
	examen.regime === 'fph' && dit(examen, 'G04-superieur', 'non');

const tiers = (examen: Examen) => {
	const present = tenu(examen)?.tiers;
	if (present !== undefined) return present;
	return dit(examen, 'G06', 'actif') ? 'actif' : dit(examen, 'G06', 'silencieux') ? 'silencieux' : 'aucun';
};

const duree = (examen: Examen): number | null => tenu(examen)?.dureeMinutes ?? nombre(examen, 'G19');

/** Length of the only annulled interview on record, in minutes; beyond the second figure nobody would say “a few”. */
const DUREE_ANNULEE = 5;
const QUELQUES_MINUTES = 10;

const enMinutes = (minutes: number): string => `${minutes} minute${minutes > 1 ? 's' : ''}`;

const entretienDu = (examen: Examen): string => `L'entretien, tenu ${leJour(tenu(examen)?.le)},`;

const PERDU_SANS_ENTRETIEN = { effet: 'perdu', texte: "Perdu : il n'y a pas eu d'entretien." } as const;

/** G04, G06, G19 and G38: what happened during the interview. */
export const ENTRETIEN: readonly Fiche[] = [
	{
		code: 'G04',
		titre: 'Entretien non conduit par le supérieur hiérarchique direct',
		fondements: sources('entretien'),
		pour: [
			{
				texte:
					"Le supérieur direct est celui qui organise le travail, donne les consignes, contrôle et peut modifier ou retirer les actes ; l'entretien mené par un autre prive d'une garantie : annulation.",
				fondement: 'caa-paris-23pa01978'
			},
			{
				texte:
					'Même lecture dans une décision sur la police, dont la juridiction reste à relever : un simple chef de brigade peut ne pas suffire.',
				fondement: 'jurisprudence-idcite-a38915'
			}
		],
		contre: [VICE_DE_PROCEDURE],
		preuves: [
			"l'organigramme",
			'vos consignes écrites de l’année',
			'les validations de vos congés et de vos absences',
			'la convocation, qui dit qui mène l’entretien'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'entretien',
		boycott: {
			effet: 'perdu',
			texte:
				"Perdu pour l'entretien, qui n'a pas eu lieu ; à garder pour l'auteur du compte rendu, par la signature (G07)."
		},
		questions: [
			{
				code: 'G04',
				texte:
					"Qui vous donne vos consignes et valide vos congés ? Est-ce la personne qui a mené l'entretien ?",
				reponses: { oui: 'oui, la même personne', non: 'non, une autre personne' },
				pourquoi:
					"L'entretien doit être mené par votre supérieur direct : celui qui organise et contrôle vraiment votre travail.",
				utile: (examen) => tenu(examen)?.conduitPar === undefined
			},
			{
				code: 'G04-superieur',
				texte: 'Avez-vous un supérieur hiérarchique direct ?',
				reponses: { oui: 'oui', non: 'non, je dépends directement de la direction' },
				pourquoi:
					"À l'hôpital, la direction de l'établissement ou son représentant mène l'entretien quand il n'y a pas de supérieur direct.",
				regimes: ['fph'],
				utile: (examen) => tenu(examen)?.conduitPar !== 'superieur-direct'
			},
			{
				code: 'G04-direction',
				texte: "L'entretien a-t-il été mené par la direction de l'établissement, ou par son représentant ?",
				reponses: OUI_NON,
				pourquoi: "C'est permis seulement quand vous n'avez pas de supérieur direct.",
				regimes: ['fph'],
				utile: (examen) =>
					tenu(examen)?.conduitPar !== 'superieur-direct' && !dit(examen, 'G04-superieur', 'oui')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand:
					"à l'hôpital, sans supérieur direct : l'entretien n'a pas été mené non plus par la direction, ou l'on ne sait pas par qui",
				si: (examen) =>
					conduitParUnAutre(examen) &&
					sansSuperieurDirect(examen) &&
					!dit(examen, 'G04-direction', 'oui', 'non'),
				constat:
					"Vous n'avez pas de supérieur direct : l'entretien revenait à la direction de l'établissement ou à son représentant. Dites qui l'a mené.",
				aConfirmer: 'G04-direction'
			},
			{
				force: 'forte',
				quand:
					"l'entretien n'a pas été mené par le supérieur direct (à l'hôpital, s'il n'y en a pas, ni par la direction)",
				si: (examen) =>
					conduitParUnAutre(examen) && !(sansSuperieurDirect(examen) && dit(examen, 'G04-direction', 'oui')),
				constat: (examen) =>
					sansSuperieurDirect(examen)
						? "Vous n'avez pas de supérieur direct, et l'entretien n'a pas été mené par la direction de l'établissement ni par son représentant."
						: `L'entretien n'a pas été mené par votre supérieur hiérarchique direct.${
								examen.regime === 'fph' && !dit(examen, 'G04-superieur', 'oui')
									? " À l'hôpital, l'argument tombe si vous n'en avez pas et que la direction l'a mené."
									: ''
							}`
			}
		],
		paragraphe: (examen) =>
			`${entretienDu(examen)} n'a pas été conduit par mon supérieur hiérarchique direct mais par [nom et fonction], alors que ${nomDuTexte('entretien', examen)} le confie au supérieur direct. Mes consignes, le contrôle de mon travail et mes congés relèvent de [nom et fonction]. J'y ai perdu une garantie : une appréciation portée par la personne qui organise et contrôle réellement mon travail (${decision('caa-paris-23pa01978')}).`
	},
	{
		code: 'G06',
		titre: "Présence d'un tiers",
		fondements: ['cgfp-l521-1'],
		pour: [
			{
				texte:
					"Participation d'un tiers soulevée dans cette affaire : l'issue n'est pas connue, le jugement reste à lire.",
				fondement: 'ta-lille-2203203'
			}
		],
		contre: [
			{
				texte: "Un tiers simple observateur, présent à cause d'un conflit réel, n'a pas vicié l'entretien.",
				fondement: 'caa-bordeaux-23bx03179'
			},
			VICE_DE_PROCEDURE
		],
		preuves: ['le nom et la fonction de chaque personne présente', 'une note écrite le jour même'],
		regimes: AVEC_ENTRETIEN,
		stade: 'entretien',
		boycott: PERDU_SANS_ENTRETIEN,
		questions: [
			{
				code: 'G06',
				texte: "Quelqu'un d'autre était-il présent à l'entretien ? A-t-il parlé ?",
				reponses: {
					aucun: 'personne',
					silencieux: 'oui, sans parler',
					actif: 'oui, et il a parlé ou jugé'
				},
				pourquoi:
					"L'entretien est individuel ; un observateur silencieux pèse peu, quelqu'un qui juge pèse plus.",
				utile: (examen) => tenu(examen)?.tiers === undefined
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: "une autre personne a pris part à l'entretien ou a jugé l'agent",
				si: (examen) => tiers(examen) === 'actif',
				constat: "Une autre personne a pris part à l'entretien, qui est individuel."
			},
			{
				force: 'faible',
				quand: 'une autre personne était présente sans parler',
				si: (examen) => tiers(examen) === 'silencieux',
				constat: "Une autre personne assistait à l'entretien sans parler."
			}
		],
		paragraphe: (examen) =>
			tiers(examen) === 'actif'
				? `${entretienDu(examen)} s'est déroulé en présence de [nom et fonction], qui y a pris part en [ce que cette personne a dit ou demandé]. L'entretien professionnel est individuel. J'y ai perdu une garantie : un échange libre avec mon seul supérieur direct, et une appréciation qui ne soit que la sienne.`
				: `${entretienDu(examen)} s'est déroulé en présence de [nom et fonction]. L'entretien professionnel est individuel. J'y ai perdu une garantie : pouvoir parler librement de mon travail et de mes souhaits avec mon seul supérieur direct.`
	},
	{
		code: 'G19',
		titre: 'Entretien dérisoire (quelques minutes)',
		fondements: sources('entretien'),
		pour: [
			{
				texte:
					"La fiche d'un centre de gestion cite l'annulation d'un entretien de cinq minutes ; ce jugement reste à lire.",
				fondement: 'fiche-cig-entpro'
			}
		],
		contre: [
			{
				texte:
					"Les « 45 minutes » d'un guide local ne sont pas une règle : un entretien plus court ne suffit pas.",
				fondement: 'guide-local-fph-001'
			},
			VICE_DE_PROCEDURE
		],
		preuves: ['une note écrite le jour même', "votre agenda, avec l'heure de début et de fin"],
		regimes: AVEC_ENTRETIEN,
		stade: 'entretien',
		boycott: PERDU_SANS_ENTRETIEN,
		questions: [
			{
				code: 'G19',
				texte: "Combien de minutes a duré l'entretien ?",
				reponses: { minimum: 0, maximum: 1440 },
				pourquoi: 'Un entretien de quelques minutes ne permet pas de discuter une année de travail.',
				utile: (examen) => tenu(examen)?.dureeMinutes === undefined
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: `l'entretien a duré ${DUREE_ANNULEE} minutes au plus, comme dans l'affaire citée`,
				si: (examen) => (duree(examen) ?? Infinity) <= DUREE_ANNULEE,
				constat: (examen) => `L'entretien a duré ${enMinutes(duree(examen) ?? 0)}.`
			},
			{
				force: 'faible',
				quand: `l'entretien a duré de ${DUREE_ANNULEE + 1} à ${QUELQUES_MINUTES} minutes`,
				si: (examen) => (duree(examen) ?? Infinity) <= QUELQUES_MINUTES,
				constat: (examen) =>
					`L'entretien a duré ${enMinutes(duree(examen) ?? 0)} ; la seule annulation connue vise cinq minutes.`
			}
		],
		paragraphe: (examen) =>
			`${entretienDu(examen)} a duré ${enMinutes(duree(examen) ?? 0)}. Ce temps ne permettait pas d'aborder les sujets que ${nomDuTexte('themes', examen)} lui assigne. J'y ai perdu une garantie : une discussion réelle de mes résultats, de mes objectifs, de mes besoins de formation et de mes perspectives. N'ont pas été abordés : [sujets laissés de côté].`
	},
	{
		code: 'G38',
		titre: "Pas d'information sur le compte personnel de formation",
		fondements: ['loi-2019-828-art-27'],
		pour: [],
		contre: [
			{
				texte:
					"Défaut d'information sur le compte personnel d'activité soulevé à l'hôpital : requête rejetée, motifs à lire.",
				fondement: 'ta-nimes-2202173'
			},
			VICE_DE_PROCEDURE
		],
		preuves: ['le compte rendu, rubrique formation', 'une note écrite le jour même'],
		regimes: FONCTIONNAIRES,
		stade: 'entretien',
		boycott: PERDU_SANS_ENTRETIEN,
		questions: [
			{
				code: 'G38',
				texte:
					"À l'entretien, vous a-t-on parlé de l'ouverture et de l'usage de votre compte personnel de formation ?",
				reponses: OUI_NON,
				pourquoi: "C'est un argument faible, utile seulement avec d'autres."
			}
		],
		cas: [
			{
				force: 'faible',
				quand: "l'agent n'a pas été informé à l'entretien",
				si: (examen) => dit(examen, 'G38', 'non'),
				constat: "Votre compte personnel de formation n'a pas été évoqué à l'entretien."
			}
		],
		paragraphe: (examen) =>
			`${entretienDu(examen)} n'a comporté aucune information sur mon compte personnel de formation. J'y ai perdu l'occasion de demander [formation ou projet] et de le faire inscrire dans le compte rendu.`
	}
];
