import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { CodeMoyen, Force } from '../moyen.ts';

/** A dossier as the contract writes it; an agent of the State by default. */
export type CasDeDossier = {
	titre: string;
	regime?: RegimeCode;
	employeur?: EmployeurCode;
	faits?: readonly ({ type: string; le: string } & Record<string, unknown>)[];
	reponses?: Readonly<Record<string, string | number>>;
	texte?: string;
	textePrecedent?: string;
	decharge?: number;
	/** Grounds that must come out, with their strength. */
	attendus?: Partial<Record<CodeMoyen, Force>>;
	/** Grounds that must not. */
	absents?: readonly CodeMoyen[];
};

export const convoque = { type: 'convocation-recue', le: '2026-01-02', entretienLe: '2026-01-20' };
const convoqueTard = { type: 'convocation-recue', le: '2026-01-12', entretienLe: '2026-01-19' };
export const tenu = { type: 'entretien-tenu', le: '2026-01-20' };
const tenuTot = { type: 'entretien-tenu', le: '2026-01-19' };
export const notifie = { type: 'compte-rendu-notifie', le: '2026-02-10' };
export const refuse = { type: 'refus-envoye', le: '2026-01-13' };
export const absent = { type: 'absence-constatee', le: '2026-01-20' };
const communique = { type: 'compte-rendu-communique', le: '2026-02-01' };
const recours = { type: 'recours-hierarchique-envoye', le: '2026-02-15' };
const saisie = { type: 'cap-saisie', le: '2026-03-10' };
const avis = { type: 'cap-avis', le: '2026-04-10', sens: 'total' };
const apresUnRefus = [convoque, refuse, notifie];

const PHRASES = {
	syndicat: 'Agent sérieux. Il est regrettable que sa décharge syndicale désorganise le service.',
	sante: 'Ses nombreuses absences pour maladie ont nui au service.',
	santeNeutre: 'En congé de maladie du 3 mars au 12 mai.',
	greve: 'Sa participation aux grèves est regrettable.',
	refusNote: 'L’agent a refusé l’entretien professionnel.',
	refusReproche: 'Son refus de l’entretien témoigne d’un manque d’implication.'
};

const ANNEE =
	'Agent investi et rigoureux, dont les résultats sont excellents et la disponibilité appréciée de tous.';

/** G01 to G19: procedure and form. */
export const PROCEDURE: readonly CasDeDossier[] = [
	{ titre: 'jamais convoqué', faits: [notifie], reponses: { G01: 'non' }, attendus: { G01: 'forte' } },
	{ titre: 'convoqué par courriel', faits: [notifie], reponses: { G01: 'oui' }, absents: ['G01'] },
	{ titre: 'convocation : pas de réponse, rien', faits: [notifie], absents: ['G01'] },
	{
		titre: 'convoqué, quoi qu’il réponde',
		faits: [convoque, notifie],
		reponses: { G01: 'non' },
		absents: ['G01']
	},
	{
		titre: 'jamais convoqué, et refus envoyé quand même : le moyen reste entier',
		faits: [refuse, notifie],
		reponses: { G01: 'non' },
		attendus: { G01: 'forte' }
	},
	{
		titre: 'pas encore convoqué, pas de compte rendu',
		faits: [refuse],
		reponses: { G01: 'non' },
		absents: ['G01']
	},
	{
		titre: 'sept jours de préavis',
		faits: [convoqueTard, tenuTot, notifie],
		attendus: { G02: 'moyenne' }
	},
	{
		titre: 'sept jours, protestation écrite',
		faits: [convoqueTard, tenuTot, notifie],
		reponses: { G02: 'ecrit' },
		attendus: { G02: 'forte' }
	},
	{
		titre: 'sept jours, report refusé',
		faits: [convoqueTard, tenuTot, notifie],
		reponses: { G02: 'report-refuse' },
		attendus: { G02: 'forte' }
	},
	{
		titre: 'sept jours, venu sans protester',
		faits: [convoqueTard, tenuTot, notifie],
		reponses: { G02: 'venu-sans-protester' },
		attendus: { G02: 'faible' }
	},
	{
		titre: 'sept jours, date acceptée',
		faits: [convoqueTard, tenuTot, notifie],
		reponses: { G02: 'date-acceptee' },
		attendus: { G02: 'faible' }
	},
	{
		titre: 'huit jours exactement',
		faits: [{ ...convoque, le: '2026-01-12' }, tenu, notifie],
		reponses: { G02: 'ecrit' },
		absents: ['G02']
	},
	{
		titre: 'jour prévu non noté : l’entretien tenu le donne',
		faits: [{ type: 'convocation-recue', le: '2026-01-17' }, tenu, notifie],
		attendus: { G02: 'moyenne' }
	},
	{
		titre: 'préavis connu par la réponse',
		faits: [notifie],
		reponses: { 'G02-jours': 3 },
		attendus: { G02: 'moyenne' }
	},
	{
		titre: 'sept jours, refus écrit : perdu',
		faits: [convoqueTard, refuse, notifie],
		reponses: { G02: 'ecrit' },
		absents: ['G02']
	},
	{
		titre: 'sept jours, absence : presque perdu',
		faits: [convoqueTard, absent, notifie],
		reponses: { G02: 'ecrit' },
		attendus: { G02: 'faible' }
	},
	{
		titre: 'Éducation : huit à quatorze jours, l’arrêté seulement',
		employeur: 'education-biatss',
		faits: [{ ...convoque, le: '2026-01-06' }, tenu, notifie],
		reponses: { G02: 'ecrit' },
		attendus: { G02: 'faible' }
	},
	{
		titre: 'Éducation : quinze jours exactement',
		employeur: 'education-biatss',
		faits: [{ ...convoque, le: '2026-01-05' }, tenu, notifie],
		absents: ['G02']
	},
	{
		titre: 'contractuel hospitalier : texte non lu',
		regime: 'contractuel-hospitalier',
		faits: [convoqueTard, tenuTot, notifie],
		reponses: { G02: 'ecrit' },
		attendus: { G02: 'faible' }
	},
	{
		titre: 'territoriale : fiche de poste non jointe',
		regime: 'fpt',
		faits: [{ ...convoque, pieces: ['trame-compte-rendu'] }],
		attendus: { G03: 'faible' }
	},
	{
		titre: 'territoriale : fiche non jointe, poste nouveau',
		regime: 'fpt',
		faits: [{ ...convoque, pieces: [] }],
		reponses: { 'G03-poste': 'oui' },
		attendus: { G03: 'moyenne' }
	},
	{
		titre: 'hôpital : documents connus par la réponse',
		regime: 'fph',
		faits: [notifie],
		reponses: { G03: 'trame-seule' },
		attendus: { G03: 'faible' }
	},
	{
		titre: 'territoriale : tout est joint',
		regime: 'fpt',
		faits: [notifie],
		reponses: { G03: 'les-deux', 'G03-poste': 'oui' },
		absents: ['G03']
	},
	{
		titre: 'État : aucune pièce exigée',
		faits: [{ ...convoque, pieces: [] }],
		reponses: { 'G03-poste': 'oui' },
		absents: ['G03']
	},
	{
		titre: 'contractuel de l’État : aucune pièce exigée',
		regime: 'contractuel-etat',
		faits: [{ ...convoque, pieces: [] }],
		reponses: { G03: 'aucun' },
		absents: ['G03']
	},
	{
		titre: 'contractuel hospitalier : pièces, faible seulement',
		regime: 'contractuel-hospitalier',
		faits: [{ ...convoque, pieces: [] }],
		reponses: { 'G03-poste': 'oui' },
		attendus: { G03: 'faible' }
	},
	{
		titre: 'territoriale : pièces, après un refus écrit',
		regime: 'fpt',
		faits: [{ ...convoque, pieces: [] }, refuse],
		absents: ['G03']
	},
	{
		titre: 'entretien mené par un autre',
		faits: [{ ...tenu, conduitPar: 'autre' }, notifie],
		attendus: { G04: 'forte' }
	},
	{
		titre: 'entretien mené par un autre, d’après la réponse',
		faits: [tenu, notifie],
		reponses: { G04: 'non' },
		attendus: { G04: 'forte' }
	},
	{
		titre: 'mené par le supérieur direct',
		faits: [{ ...tenu, conduitPar: 'superieur-direct' }, notifie],
		reponses: { G04: 'non' },
		absents: ['G04']
	},
	{
		titre: 'mené par on ne sait qui',
		faits: [tenu, notifie],
		reponses: { G04: 'ne-sais-pas' },
		absents: ['G04']
	},
	{
		titre: 'hôpital : pas de supérieur direct, mené par la direction',
		regime: 'fph',
		faits: [{ ...tenu, conduitPar: 'autre' }, notifie],
		reponses: { 'G04-superieur': 'non', 'G04-direction': 'oui' },
		absents: ['G04']
	},
	{
		titre: 'hôpital : pas de supérieur direct, mené par un autre que la direction',
		regime: 'fph',
		faits: [{ ...tenu, conduitPar: 'autre' }, notifie],
		reponses: { 'G04-superieur': 'non', 'G04-direction': 'non' },
		attendus: { G04: 'forte' }
	},
	{
		titre: 'hôpital : pas de supérieur direct, mené par on ne sait qui',
		regime: 'fph',
		faits: [{ ...tenu, conduitPar: 'autre' }, notifie],
		reponses: { 'G04-superieur': 'non' },
		attendus: { G04: 'moyenne' }
	},
	{
		titre: 'hôpital : un supérieur direct, entretien mené par la direction',
		regime: 'fph',
		faits: [{ ...tenu, conduitPar: 'autre' }, notifie],
		reponses: { 'G04-superieur': 'oui', 'G04-direction': 'oui' },
		attendus: { G04: 'forte' }
	},
	{
		titre: 'après un refus, pas d’entretien à contester, mais la signature reste',
		faits: [convoque, refuse, { ...notifie, signeParSuperieur: false }],
		reponses: { G04: 'non' },
		attendus: { G07: 'forte' },
		absents: ['G04']
	},
	{
		titre: 'refus, puis entretien tenu finalement : il compte',
		faits: [convoque, refuse, { ...tenu, conduitPar: 'autre', tiers: 'actif' }, notifie],
		attendus: { G04: 'forte', G06: 'moyenne' },
		absents: ['G40', 'G39']
	},
	{
		titre: 'mené par un autre et non signé : les deux',
		faits: [
			{ ...tenu, conduitPar: 'autre' },
			{ ...notifie, signeParSuperieur: false }
		],
		attendus: { G04: 'forte', G07: 'forte' }
	},
	{
		titre: 'entretien demandé, jamais tenu',
		faits: [notifie],
		reponses: { G05: 'demande' },
		attendus: { G05: 'forte' }
	},
	{
		titre: 'ni demandé ni refusé',
		faits: [notifie],
		reponses: { G05: 'rien-dit' },
		attendus: { G05: 'forte' }
	},
	{
		titre: 'entretien jamais organisé : rien de ce qui s’y passe ne se plaide',
		faits: [notifie],
		reponses: { G05: 'rien-dit', G04: 'non', G06: 'actif', G19: 3, G38: 'non' },
		attendus: { G05: 'forte' },
		absents: ['G04', 'G06', 'G19', 'G38']
	},
	{ titre: 'entretien : sans réponse, rien', faits: [convoque, notifie], absents: ['G05'] },
	{ titre: 'entretien tenu', faits: [tenu, notifie], reponses: { G05: 'demande' }, absents: ['G05'] },
	{ titre: 'refus dit par la réponse', faits: [notifie], reponses: { G05: 'refuse' }, absents: ['G05'] },
	{ titre: 'refus écrit', faits: apresUnRefus, reponses: { G05: 'demande' }, absents: ['G05'] },
	{ titre: 'absence', faits: [absent, notifie], reponses: { G05: 'demande' }, absents: ['G05'] },
	{
		titre: 'contrat d’un an ou moins : pas de droit à l’entretien',
		regime: 'contractuel-etat',
		faits: [notifie],
		reponses: { G05: 'demande', G18: 'un-an-ou-moins', 'G18-adapte': 'non' },
		attendus: { G18: 'moyenne' },
		absents: ['G05']
	},
	{ titre: 'tiers actif', faits: [{ ...tenu, tiers: 'actif' }, notifie], attendus: { G06: 'moyenne' } },
	{
		titre: 'tiers silencieux',
		faits: [tenu, notifie],
		reponses: { G06: 'silencieux' },
		attendus: { G06: 'faible' }
	},
	{
		titre: 'aucun tiers',
		faits: [{ ...tenu, tiers: 'aucun' }, notifie],
		reponses: { G06: 'actif' },
		absents: ['G06']
	},
	{ titre: 'tiers, après un refus', faits: apresUnRefus, reponses: { G06: 'actif' }, absents: ['G06'] },
	{
		titre: 'non signé, d’après la réponse',
		faits: [notifie],
		reponses: { G07: 'non' },
		attendus: { G07: 'forte' }
	},
	{
		titre: 'signé, d’après le fait',
		faits: [{ ...notifie, signeParSuperieur: true }],
		reponses: { G07: 'non' },
		absents: ['G07']
	},
	{
		titre: 'non signé, après un refus',
		faits: apresUnRefus,
		reponses: { G07: 'non' },
		attendus: { G07: 'forte' }
	},
	{
		titre: 'ajout après les deux signatures',
		faits: [notifie],
		reponses: { G08: 'oui', 'G08-signe': 'signe' },
		attendus: { G08: 'forte' }
	},
	{
		titre: 'ajout après les observations, avant la signature',
		faits: [notifie],
		reponses: { G08: 'oui', 'G08-signe': 'observations' },
		attendus: { G08: 'moyenne' }
	},
	{
		titre: 'ajout avant que l’agent signe : ne se plaide pas',
		faits: [notifie],
		reponses: { G08: 'oui', 'G08-signe': 'non' },
		attendus: { G08: 'sans-effet' }
	},
	{
		titre: 'ajout, on ne sait quand',
		faits: [notifie],
		reponses: { G08: 'oui' },
		attendus: { G08: 'faible' }
	},
	{
		titre: 'aucun ajout',
		faits: [notifie],
		reponses: { G08: 'non', 'G08-signe': 'signe' },
		absents: ['G08']
	},
	{ titre: 'pas de visa', faits: [{ ...notifie, vise: false }], attendus: { G09: 'moyenne' } },
	{
		titre: 'pas de visa, d’après la réponse',
		faits: [notifie],
		reponses: { G09: 'non' },
		attendus: { G09: 'moyenne' }
	},
	{
		titre: 'visé',
		faits: [{ type: 'compte-rendu-vise', le: '2026-02-05' }, notifie],
		reponses: { G09: 'non' },
		absents: ['G09']
	},
	{
		titre: 'territoriale : le visa manque sur la première remise, c’est normal',
		regime: 'fpt',
		faits: [{ ...notifie, vise: false }],
		absents: ['G09']
	},
	{
		titre: 'territoriale : le visa manque sur la copie rendue',
		regime: 'fpt',
		faits: [notifie, { ...communique, le: '2026-02-20', vise: false }],
		attendus: { G09: 'moyenne' }
	},
	{
		titre: 'observations impossibles',
		faits: [notifie],
		reponses: { G10: 'non' },
		attendus: { G10: 'moyenne' }
	},
	{
		titre: 'observations impossibles, après un refus',
		faits: apresUnRefus,
		reponses: { G10: 'non' },
		attendus: { G10: 'moyenne' }
	},
	{
		titre: 'observations écrites',
		faits: [communique, { type: 'observations-envoyees', le: '2026-02-05' }],
		reponses: { G10: 'non' },
		absents: ['G10']
	},
	{
		titre: 'perspectives vides',
		faits: [notifie],
		reponses: { G11: 'principale' },
		attendus: { G11: 'moyenne' }
	},
	{ titre: 'formation vide', faits: [notifie], reponses: { G11: 'autre' }, attendus: { G11: 'faible' } },
	{ titre: 'rien de vide', faits: [notifie], reponses: { G11: 'aucune' }, absents: ['G11'] },
	{
		titre: 'rubriques vides, après un refus : le compte rendu doit être complet',
		faits: apresUnRefus,
		reponses: { G11: 'principale' },
		attendus: { G11: 'moyenne' }
	},
	{
		titre: 'territoriale : remis après quinze jours',
		regime: 'fpt',
		faits: [tenu, notifie],
		attendus: { G12: 'faible' }
	},
	{
		titre: 'hôpital : remis dans les trente jours',
		regime: 'fph',
		faits: [tenu, notifie],
		absents: ['G12']
	},
	{
		titre: 'territoriale : remise connue par la réponse',
		regime: 'fpt',
		faits: [tenu],
		reponses: { G12: '2026-03-01' },
		attendus: { G12: 'faible' }
	},
	{ titre: 'État : aucun délai de remise', faits: [tenu, notifie], absents: ['G12'] },
	{
		titre: 'territoriale : sans entretien, pas de départ',
		regime: 'fpt',
		faits: apresUnRefus,
		reponses: { G12: '2026-03-01' },
		absents: ['G12']
	},
	{
		titre: 'commission laissée de côté, preuve en main',
		faits: [notifie, recours, saisie],
		reponses: { G13: 'preuve' },
		attendus: { G13: 'moyenne' }
	},
	{
		titre: 'commission laissée de côté, sans preuve',
		faits: [notifie, recours, saisie],
		reponses: { G13: 'sans-preuve' },
		attendus: { G13: 'faible' }
	},
	{ titre: 'commission saisie, avis attendu', faits: [notifie, recours, saisie], absents: ['G13'] },
	{
		titre: 'commission : l’avis est rendu',
		faits: [notifie, recours, saisie, avis],
		reponses: { G13: 'preuve' },
		absents: ['G13']
	},
	{
		titre: 'avis favorable non suivi : ne se plaide pas',
		faits: [
			notifie,
			recours,
			saisie,
			avis,
			{ type: 'compte-rendu-definitif-notifie', le: '2026-05-01', modifie: false }
		],
		attendus: { G14: 'sans-effet' }
	},
	{
		titre: 'avis rendu, suite inconnue : rappel',
		faits: [notifie, recours, saisie, avis],
		attendus: { G14: 'sans-effet' }
	},
	{
		titre: 'avis défavorable',
		faits: [notifie, recours, saisie, { ...avis, sens: 'rejet' }],
		absents: ['G14']
	},
	{
		titre: 'avis suivi',
		faits: [
			notifie,
			recours,
			saisie,
			avis,
			{ type: 'compte-rendu-definitif-notifie', le: '2026-05-01', modifie: true }
		],
		absents: ['G14']
	},
	{
		titre: 'ni voies ni délais',
		faits: [{ ...notifie, voiesEtDelais: false }],
		attendus: { G15: 'sans-effet' }
	},
	{
		titre: 'ni voies ni délais, d’après la réponse',
		faits: [notifie],
		reponses: { G15: 'non' },
		attendus: { G15: 'sans-effet' }
	},
	{ titre: 'voies et délais présents', faits: [notifie], reponses: { G15: 'oui' }, absents: ['G15'] },
	{
		titre: 'un compte rendu : la motivation ne se plaide pas',
		faits: [notifie],
		attendus: { G16: 'sans-effet' }
	},
	{ titre: 'pas de compte rendu : rien à dire de sa motivation', faits: [convoque], absents: ['G16'] },
	{
		titre: 'territoriale : critères introuvables',
		regime: 'fpt',
		faits: [notifie],
		reponses: { G17: 'non' },
		attendus: { G17: 'faible' }
	},
	{
		titre: 'hôpital : critères communiqués',
		regime: 'fph',
		faits: [notifie],
		reponses: { G17: 'oui' },
		absents: ['G17']
	},
	{
		titre: 'État : les critères ne sont pas un moyen',
		faits: [notifie],
		reponses: { G17: 'non' },
		absents: ['G17']
	},
	{
		titre: 'contrat long : rien à adapter',
		regime: 'contractuel-territorial',
		faits: [notifie],
		reponses: { G18: 'cdi', 'G18-adapte': 'non' },
		absents: ['G18']
	},
	{
		titre: 'fonctionnaire : pas de contrat',
		faits: [notifie],
		reponses: { G18: 'un-an-ou-moins', 'G18-adapte': 'non' },
		absents: ['G18']
	},
	{ titre: 'cinq minutes', faits: [{ ...tenu, dureeMinutes: 5 }, notifie], attendus: { G19: 'moyenne' } },
	{ titre: 'neuf minutes', faits: [tenu, notifie], reponses: { G19: 9 }, attendus: { G19: 'faible' } },
	{
		titre: 'trente minutes, moins que le guide local',
		faits: [tenu, notifie],
		reponses: { G19: 30 },
		absents: ['G19']
	},
	{ titre: 'durée, après un refus', faits: apresUnRefus, reponses: { G19: 3 }, absents: ['G19'] }
];

/** G20 to G40: substance, and the refusal in the report. */
export const FOND: readonly CasDeDossier[] = [
	{ titre: 'syndicat écrit', faits: [notifie], reponses: { G20: 'ecrit' }, attendus: { G20: 'forte' } },
	{ titre: 'syndicat deviné', faits: [notifie], reponses: { G20: 'deduit' }, attendus: { G20: 'moyenne' } },
	{ titre: 'syndicat nommé, trouvé par les mots', texte: PHRASES.syndicat, attendus: { G20: 'forte' } },
	{
		titre: 'syndicat deviné par les mots : un mandat que rien ne précise',
		texte: 'Son mandat l’éloigne trop souvent du guichet.',
		attendus: { G20: 'moyenne' }
	},
	{
		titre: 'action collective que rien ne précise',
		texte: 'Elle a participé à plusieurs actions collectives, ce qui a troublé le service.',
		attendus: { G20: 'moyenne' }
	},
	{
		titre: 'organe où siègent les syndicats',
		texte: 'Son rôle de représentante du personnel au CST occupe une part importante de son temps.',
		attendus: { G20: 'forte' }
	},
	{
		titre: 'syndicat trouvé par les mots, confirmé',
		texte: PHRASES.syndicat,
		reponses: { G20: 'ecrit' },
		attendus: { G20: 'forte' }
	},
	{
		titre: 'syndicat trouvé par les mots, écarté à la lecture',
		texte: PHRASES.syndicat,
		reponses: { G20: 'non' },
		absents: ['G20']
	},
	{
		titre: 'refus présenté comme une action syndicale',
		faits: apresUnRefus,
		reponses: { 'G20-refus': 'oui' },
		attendus: { G20: 'forte' }
	},
	{
		titre: 'refus présenté comme une action syndicale, trouvé par les mots',
		faits: apresUnRefus,
		texte: 'L’agent a refusé l’entretien à l’appel de son syndicat.',
		attendus: { G20: 'forte', G39: 'sans-effet' },
		absents: ['G40', 'G26']
	},
	{
		titre: 'refus noté, puis donné comme motif : il n’est plus seulement noté',
		faits: apresUnRefus,
		texte:
			'L’agent a refusé l’entretien. La manière de servir a été revue. Son refus de l’entretien justifie une baisse.',
		attendus: { G40: 'faible' },
		absents: ['G39']
	},
	{
		titre: 'sans refus, la question du refus ne joue pas',
		faits: [tenu, notifie],
		reponses: { 'G20-refus': 'oui' },
		absents: ['G20']
	},
	{ titre: 'décharge de 80 %, option', faits: [notifie], decharge: 80, attendus: { G21: 'forte' } },
	{ titre: 'décharge de 70 %, réponse', faits: [notifie], reponses: { G21: 70 }, attendus: { G21: 'forte' } },
	{ titre: 'décharge de 69 %', faits: [notifie], reponses: { G21: 69 }, absents: ['G21'] },
	{ titre: 'décharge totale', faits: [notifie], decharge: 100, absents: ['G21'] },
	{ titre: 'décharge, sans évaluation', faits: [convoque], decharge: 80, absents: ['G21'] },
	{
		titre: 'décharge, corps resté à la notation',
		regime: 'onic-2005',
		faits: [notifie],
		decharge: 80,
		absents: ['G21']
	},
	{ titre: 'opinions écrites', faits: [notifie], reponses: { G22: 'oui' }, attendus: { G22: 'forte' } },
	{ titre: 'pas d’opinions', faits: [notifie], reponses: { G22: 'non' }, absents: ['G22'] },
	{
		titre: 'opinion nommée, trouvée par les mots',
		texte: 'Ses opinions politiques transparaissent dans son travail.',
		attendus: { G22: 'forte' }
	},
	{
		titre: 'opinion devinée par les mots',
		texte: 'Son ton militant surprend parfois.',
		attendus: { G22: 'moyenne' }
	},
	{
		titre: 'absences reprochées',
		faits: [notifie],
		reponses: { G23: 'reprochees' },
		attendus: { G23: 'forte' }
	},
	{
		titre: 'absences mentionnées : ne se plaide pas',
		texte: PHRASES.sante,
		reponses: { G23: 'mentionnees' },
		attendus: { G23: 'sans-effet' }
	},
	{ titre: 'maladie et reproche trouvés par les mots', texte: PHRASES.sante, attendus: { G23: 'forte' } },
	{
		titre: 'absences dont rien ne dit la raison, et reproche trouvés par les mots',
		texte: 'Ses absences répétées ont désorganisé le service.',
		attendus: { G23: 'moyenne' }
	},
	{
		titre: 'absences sans reproche trouvées par les mots',
		texte: PHRASES.santeNeutre,
		attendus: { G23: 'sans-effet' }
	},
	{ titre: 'pas un mot des absences', faits: [notifie], reponses: { G23: 'non' }, absents: ['G23'] },
	{
		titre: 'présence minimale écrite',
		faits: [notifie],
		reponses: { G24: 'ecrit' },
		attendus: { G24: 'forte' }
	},
	{
		titre: 'présence minimale de vive voix',
		faits: [notifie],
		reponses: { G24: 'autrement' },
		attendus: { G24: 'moyenne' }
	},
	{
		titre: 'présence minimale : pas pour les ouvriers de la Défense, qui ont leur règle',
		regime: 'ouvriers-defense-1972',
		faits: [notifie],
		reponses: { G24: 'ecrit' },
		absents: ['G24']
	},
	{
		titre: 'présence minimale : pas pour un contractuel',
		regime: 'contractuel-etat',
		faits: [notifie],
		reponses: { G24: 'ecrit' },
		absents: ['G24']
	},
	{
		titre: 'maternité reprochée, trouvée par les mots',
		texte: 'En raison de son congé de maternité, son appréciation est abaissée.',
		attendus: { G24: 'forte' }
	},
	{
		titre: 'maternité mentionnée, trouvée par les mots',
		texte: 'En congé de maternité de janvier à mai.',
		attendus: { G24: 'moyenne' }
	},
	{
		titre: 'maternité reprochée à une contractuelle : un critère interdit',
		regime: 'contractuel-etat',
		texte: 'En raison de son congé de maternité, son appréciation est abaissée.',
		attendus: { G27: 'forte' },
		absents: ['G24']
	},
	{
		titre: 'présence minimale exigée, trouvée par les mots',
		texte: 'Faute de la durée minimale de présence, l’appréciation est reconduite.',
		attendus: { G24: 'forte' }
	},
	{
		titre: 'temps partiel trouvé par les mots',
		texte: 'Son temps partiel à 80 % est un frein à sa disponibilité.',
		attendus: { G25: 'moyenne' }
	},
	{ titre: 'temps partiel retenu', faits: [notifie], reponses: { G25: 'oui' }, attendus: { G25: 'moyenne' } },
	{ titre: 'temps plein', faits: [notifie], reponses: { G25: 'sans-objet' }, absents: ['G25'] },
	{ titre: 'grève reprochée', faits: [notifie], reponses: { G26: 'retenue' }, attendus: { G26: 'moyenne' } },
	{
		titre: 'grève mentionnée',
		faits: [notifie],
		reponses: { G26: 'mentionnee' },
		attendus: { G26: 'faible' }
	},
	{ titre: 'grève trouvée par les mots', texte: PHRASES.greve, attendus: { G26: 'moyenne' } },
	{
		titre: 'pas de grève, après un boycott',
		faits: apresUnRefus,
		reponses: { G26: 'non' },
		absents: ['G26']
	},
	{ titre: 'phrase sexiste', faits: [notifie], reponses: { G27: 'explicite' }, attendus: { G27: 'forte' } },
	{
		titre: 'phrase équivoque',
		faits: [notifie],
		reponses: { G27: 'implicite' },
		attendus: { G27: 'moyenne' }
	},
	{
		titre: 'critère nommé, trouvé par les mots',
		texte: 'Compte tenu de son âge, il ne peut plus progresser.',
		attendus: { G27: 'forte' }
	},
	{
		titre: 'statut reconnu et seulement noté, trouvé par les mots',
		texte: 'L’agente a obtenu une RQTH en mars.',
		attendus: { G27: 'moyenne' }
	},
	{
		titre: 'âge deviné par les mots',
		texte: 'Agent en fin de carrière, il attend la suite.',
		attendus: { G27: 'moyenne' }
	},
	{ titre: 'pas de phrase discriminatoire', faits: [notifie], reponses: { G27: 'non' }, absents: ['G27'] },
	{
		titre: 'croix contre texte, après un refus',
		faits: apresUnRefus,
		reponses: { G28: 'oui' },
		attendus: { G28: 'moyenne' }
	},
	{ titre: 'tout concorde', faits: [notifie], reponses: { G28: 'non' }, absents: ['G28'] },
	{ titre: 'baisse seule', faits: [notifie], reponses: { G29: 'inexpliquee' }, attendus: { G29: 'faible' } },
	{
		titre: 'baisse avec une contradiction',
		faits: [notifie],
		reponses: { G29: 'inexpliquee', G28: 'oui' },
		attendus: { G29: 'moyenne', G28: 'moyenne' }
	},
	{
		titre: 'baisse avec une mention sans effet : elle n’appuie rien',
		faits: [notifie],
		reponses: { G29: 'inexpliquee', G23: 'mentionnees' },
		attendus: { G29: 'faible' }
	},
	{
		titre: 'baisse avec des mots trouvés dans le texte : la table les joint',
		texte: PHRASES.syndicat,
		reponses: { G29: 'inexpliquee' },
		attendus: { G29: 'moyenne', G20: 'forte' }
	},
	{
		titre: 'baisse que la comparaison montre',
		texte: 'Manière de servir satisfaisante. Agent à l’écoute.',
		textePrecedent: 'Manière de servir excellente. Agent à l’écoute.',
		attendus: { G29: 'faible' }
	},
	{
		titre: 'hausse que la comparaison montre',
		texte: 'Manière de servir excellente. Agent à l’écoute.',
		textePrecedent: 'Manière de servir satisfaisante. Agent à l’écoute.',
		absents: ['G29']
	},
	{ titre: 'baisse expliquée', faits: [notifie], reponses: { G29: 'expliquee' }, absents: ['G29'] },
	{ titre: 'reproches sans fait', faits: [notifie], reponses: { G30: 'oui' }, attendus: { G30: 'moyenne' } },
	{ titre: 'reproches établis', faits: [notifie], reponses: { G30: 'non' }, absents: ['G30'] },
	{
		titre: 'phrase sur la personne',
		faits: [notifie],
		reponses: { G31: 'oui' },
		attendus: { G31: 'moyenne' }
	},
	{ titre: 'rien sur la personne', faits: [notifie], reponses: { G31: 'non' }, absents: ['G31'] },
	{
		titre: 'texte identique à celui de l’an passé',
		texte: ANNEE,
		textePrecedent: ANNEE,
		attendus: { G32: 'faible' }
	},
	{
		titre: 'texte d’un collègue',
		faits: [notifie],
		reponses: { G32: 'collegue' },
		attendus: { G32: 'faible' }
	},
	{
		titre: 'texte nouveau',
		texte: ANNEE,
		textePrecedent: 'Cette collègue a pris ses fonctions en mars et découvre encore le métier.',
		absents: ['G32']
	},
	{
		titre: 'texte identique, mais l’agent dit que non',
		texte: ANNEE,
		textePrecedent: ANNEE,
		reponses: { G32: 'non' },
		absents: ['G32']
	},
	{
		titre: 'quota nommé, trouvé par les mots',
		texte: 'Les quotas ne permettent pas une meilleure croix.',
		attendus: { G33: 'moyenne' }
	},
	{
		titre: 'personne jugée, trouvée par les mots',
		texte: 'Son caractère difficile est connu.',
		attendus: { G31: 'moyenne' }
	},
	{ titre: 'quota écrit', faits: [notifie], reponses: { G33: 'ecrit' }, attendus: { G33: 'moyenne' } },
	{
		titre: 'quota par les statistiques',
		faits: [notifie],
		reponses: { G33: 'statistiques' },
		attendus: { G33: 'faible' }
	},
	{ titre: 'aucun quota', faits: [notifie], reponses: { G33: 'non' }, absents: ['G33'] },
	{
		titre: 'objectifs jamais fixés',
		faits: [notifie],
		reponses: { G34: 'non' },
		attendus: { G34: 'moyenne' }
	},
	{ titre: 'objectifs fixés', faits: [notifie], reponses: { G34: 'oui' }, absents: ['G34'] },
	{
		titre: 'objectifs irréalisables, alertes écrites',
		faits: [notifie],
		reponses: { G35: 'oui', 'G35-alertes': 'oui' },
		attendus: { G35: 'moyenne' }
	},
	{
		titre: 'objectifs irréalisables, sans alerte',
		faits: [notifie],
		reponses: { G35: 'oui' },
		attendus: { G35: 'faible' }
	},
	{
		titre: 'objectifs tenables',
		faits: [notifie],
		reponses: { G35: 'non', 'G35-alertes': 'oui' },
		absents: ['G35']
	},
	{
		titre: 'faits d’une autre année',
		faits: [notifie],
		reponses: { G36: 'non' },
		attendus: { G36: 'faible' }
	},
	{ titre: 'faits de la bonne année', faits: [notifie], reponses: { G36: 'oui' }, absents: ['G36'] },
	{
		titre: 'mesures suivies, écrits',
		faits: [notifie],
		reponses: { G37: 'avec-ecrits' },
		attendus: { G37: 'moyenne' }
	},
	{
		titre: 'mesures suivies, sans écrits',
		faits: [notifie],
		reponses: { G37: 'sans-ecrits' },
		attendus: { G37: 'faible' }
	},
	{ titre: 'aucune mesure', faits: [notifie], reponses: { G37: 'non' }, absents: ['G37'] },
	{
		titre: 'rien sur la formation',
		faits: [tenu, notifie],
		reponses: { G38: 'non' },
		attendus: { G38: 'faible' }
	},
	{ titre: 'formation évoquée', faits: [tenu, notifie], reponses: { G38: 'oui' }, absents: ['G38'] },
	{ titre: 'formation, après un refus', faits: apresUnRefus, reponses: { G38: 'non' }, absents: ['G38'] },
	{
		titre: 'formation : pas pour un contractuel',
		regime: 'contractuel-etat',
		faits: [tenu, notifie],
		reponses: { G38: 'non' },
		absents: ['G38']
	},
	{
		titre: 'refus seulement noté : ne se plaide pas',
		faits: apresUnRefus,
		reponses: { G39: 'oui' },
		attendus: { G39: 'sans-effet' },
		absents: ['G40']
	},
	{
		titre: 'refus noté, trouvé par les mots',
		faits: apresUnRefus,
		texte: PHRASES.refusNote,
		attendus: { G39: 'sans-effet' },
		absents: ['G40']
	},
	{ titre: 'refus noté, sans refus connu', faits: [notifie], reponses: { G39: 'oui' }, absents: ['G39'] },
	{
		titre: 'refus donné comme motif',
		faits: apresUnRefus,
		reponses: { G40: 'oui', G39: 'oui' },
		attendus: { G40: 'faible' },
		absents: ['G39']
	},
	{
		titre: 'absence donnée comme motif, sans refus écrit',
		faits: [convoque, absent, notifie],
		reponses: { G40: 'oui' },
		attendus: { G40: 'faible' }
	},
	{
		titre: 'refus reproché, trouvé par les mots',
		faits: apresUnRefus,
		texte: PHRASES.refusReproche,
		attendus: { G40: 'faible' }
	},
	{
		titre: 'sans refus, ce moyen ne naît pas',
		faits: [tenu, notifie],
		reponses: { G40: 'oui' },
		absents: ['G40']
	},
	{
		titre: 'ONIC : par analogie, faible',
		regime: 'onic-2005',
		faits: [notifie],
		reponses: { G20: 'ecrit', G28: 'oui', G29: 'inexpliquee' },
		attendus: { G20: 'faible', G28: 'faible', G29: 'faible' }
	},
	{
		titre: 'ouvriers de la Défense : la procédure suit leurs propres règles',
		regime: 'ouvriers-defense-1972',
		faits: [{ ...notifie, signeParSuperieur: false, vise: false, voiesEtDelais: false }],
		reponses: { G22: 'oui', G34: 'non', G37: 'avec-ecrits' },
		attendus: { G22: 'faible' },
		absents: ['G07', 'G09', 'G15', 'G16', 'G34', 'G37']
	}
];
