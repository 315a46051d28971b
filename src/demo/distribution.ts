import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Seance } from '#lib/domain/commission/seance.ts';
import type { ContenuDActe } from '#lib/domain/groupe/acte.ts';
import type { Tactique } from '#lib/domain/recours/tactique.ts';
import type { TexteSaisi } from '#lib/domain/regimes/texte-saisi.ts';
import type { Consentement } from '#lib/server/db/codes.ts';

type Day = Temporal.PlainDate;

/** Somebody of the demo and of the tests, at one stage of the way. Every name is invented. */
export type Personnage = {
	nom: string;
	courriel: string;
	/** Where they stand, for the list printed at start. */
	etape: string;
	/** Place of their service in `SERVICES`. */
	service: 0 | 1 | 2;
	consentement: Consentement;
	faits: (au: Day) => Fait[];
};

export const SECTION = {
	nom: 'Section des Finances publiques de Loire-Océan',
	employeur: 'dgfip',
	courriel: 'section@syndicat.test',
	telephone: '02 00 00 00 00',
	permanence: 'Mardi et jeudi, de 12 h à 14 h, local syndical, 3e étage',
	adresse: '1, place de la Concorde, 44000 Nantes',
	site: 'https://section.syndicat.test'
} as const;

export const SERVICES = [
	{ nom: 'Service des impôts des particuliers, Nantes Centre', effectif: 42 },
	{ nom: 'Service de gestion comptable, Saint-Nazaire', effectif: 18 },
	{ nom: 'Brigade de vérification', effectif: 9 }
] as const;

/** A longer notice than the décret’s, as a direction may promise one. */
export const texteDeLEmployeur = (au: Day): TexteSaisi => ({
	regime: 'fpe',
	employeur: 'dgfip',
	objet: 'preavis',
	duree: 'P12D',
	franc: false,
	depuis: null,
	reference: 'Note de la direction locale, inventée pour la démonstration, point 2',
	lien: null,
	luLe: ilYA(au, 40),
	valideDu: ilYA(au, 60),
	valideAu: null
});

export const ADMINISTRATRICE = { nom: 'Camille Roche', courriel: 'camille.roche@exemple.test' } as const;
export const DELEGUEE = { nom: 'Nadia Benali', courriel: 'nadia.benali@exemple.test' } as const;

export const ELU = { nom: 'Dominique Faure', courriel: 'dominique.faure@exemple.test' } as const;
/** Who writes for the whole union, and for the section. */
export const REDACTRICE = { nom: 'Lucie Marchand', courriel: 'lucie.marchand@exemple.test' } as const;
export const LECTRICE = { nom: 'Karima Ziani', courriel: 'karima.ziani@exemple.test' } as const;

/** Somebody whom the delegate called, and whose dossier waits for them to take it over. */
export const TENU = {
	nom: 'René Vasseur',
	service: 1,
	dit: 'René n’a pas internet chez lui. Il veut que nous comptions ses jours, et reprendra son dossier à la permanence.',
	faits: (au: Day): Fait[] => [
		{ type: 'convocation-recue', le: ilYA(au, 4), entretienLe: au.add({ days: 8 }), rang: 1, pieces: [] }
	]
} as const;

/** Who said that they refuse if enough colleagues do: too few so far for anybody to learn it. */
export const ENGAGEMENT = { nom: 'Nora Simon', seuil: 6 } as const;

/** A refusal that the section proposes, and who agreed to it: one of them keeps a private dossier. */
export const ACTE = {
	contenu: (au: Day): ContenuDActe => ({
		titre: 'Refuser ensemble cette année',
		explication:
			'Nous en avons parlé en heure d’information : une même raison, une lettre par personne, et la section les remet toutes le même jour.',
		finLe: au.add({ days: 14 }).toString(),
		texte: {
			genre: 'refus',
			motifs: ['individualisation', 'moyens'],
			motifLibre: 'Notre direction a perdu onze emplois en deux ans.'
		}
	}),
	participants: ['Claire Fabre', 'Inès Robert'] as readonly string[]
};

/** What the section advises for a recourse. */
export const TACTIQUE: Tactique = {
	choix: 'tout',
	explication:
		'Écrivez toutes vos raisons dès la première lettre, même en deux mots, et demandez-nous de la relire avant de l’envoyer.'
};

/** A sitting to come, with those who sit and the agent whose dossier is on it. */
export const SEANCE = {
	presente: 'Élise Caron',
	contenu: (au: Day): Omit<Seance, 'membres'> & { membres: string } => ({
		le: au.add({ days: 12 }),
		regime: 'fpe',
		commission: '',
		lieu: 'Direction générale, salle 3',
		membres: 'Dominique Faure, titulaire\nSamir Kaci, suppléant',
		note: 'Réunion de préparation la veille, au local.'
	})
} as const;

/** What was written between the delegate and an agent, and an answer that the section keeps ready. */
export const ECRITS = {
	avec: 'Marc Petit',
	question:
		'Bonjour Marc, je vois que votre compte rendu est arrivé. Ne vous pressez pas de répondre : lisons-le ensemble. Quand puis-je vous appeler ?',
	reponseDeLAgent: 'Bonjour Nadia, ce soir après 18 heures. Merci.',
	reponse: {
		titre: 'Compte rendu reçu',
		texte:
			'Bonjour,\n\nNotez d’abord le jour où vous avez reçu votre compte rendu : vos dates en dépendent. Puis relisez-le avec « Vérifier mon compte rendu », et écrivez-moi ce qui vous étonne.\n\nBien à vous.'
	}
} as const;

/** So many days before today. */
const ilYA = (au: Day, jours: number): Day => au.subtract({ days: jours });

const refuse = (au: Day, recue: number, refus: number): Fait[] => [
	{ type: 'convocation-recue', le: ilYA(au, recue), entretienLe: ilYA(au, recue - 12), rang: 1, pieces: [] },
	{ type: 'refus-envoye', le: ilYA(au, refus), moyen: 'courriel' }
];

const notifie = (le: Day): Fait<'compte-rendu-notifie'> => ({
	type: 'compte-rendu-notifie',
	le,
	moyen: 'application',
	vise: true,
	signeParSuperieur: true,
	voiesEtDelais: true
});

/** The cast: one person at each stage, days relative to `au`. */
export const AGENTS: readonly Personnage[] = [
	{
		nom: 'Claire Fabre',
		courriel: 'claire.fabre@exemple.test',
		etape: 'première convocation',
		service: 0,
		consentement: 'prive',
		faits: (au) => [
			{
				type: 'convocation-recue',
				le: ilYA(au, 2),
				entretienLe: au.add({ days: 9 }),
				heure: '10:00',
				lieu: 'bureau 204',
				evaluateur: 'Mme Sylvie Durand',
				pieces: ['fiche-de-poste'],
				rang: 1
			}
		]
	},
	{
		nom: 'Hugo Lemaire',
		courriel: 'hugo.lemaire@exemple.test',
		etape: 'refus envoyé',
		service: 0,
		consentement: 'compte',
		faits: (au) => refuse(au, 9, 6)
	},
	{
		nom: 'Inès Robert',
		courriel: 'ines.robert@exemple.test',
		etape: 'absente, seconde convocation',
		service: 1,
		consentement: 'suivi',
		faits: (au) => [
			{ type: 'convocation-recue', le: ilYA(au, 20), entretienLe: ilYA(au, 8), rang: 1 },
			{ type: 'absence-constatee', le: ilYA(au, 8), entretienLe: ilYA(au, 8) },
			{ type: 'convocation-recue', le: ilYA(au, 3), entretienLe: au.add({ days: 3 }), rang: 2 }
		]
	},
	{
		nom: 'Nora Simon',
		courriel: 'nora.simon@exemple.test',
		etape: 'engagée à refuser si assez de collègues le font',
		service: 1,
		consentement: 'compte',
		faits: (au) => [
			{ type: 'convocation-recue', le: ilYA(au, 4), entretienLe: au.add({ days: 20 }), rang: 1, pieces: [] }
		]
	},
	{
		nom: 'Marc Petit',
		courriel: 'marc.petit@exemple.test',
		etape: 'compte rendu reçu hier',
		service: 0,
		consentement: 'suivi',
		faits: (au) => [...refuse(au, 40, 36), notifie(ilYA(au, 1))]
	},
	{
		nom: 'Sophie Garnier',
		courriel: 'sophie.garnier@exemple.test',
		etape: 'dernier jour du recours',
		service: 2,
		consentement: 'suivi',
		// Fifteen jours francs end on the sixteenth day.
		// What her report lacks gives arguments, never another last day.
		faits: (au) => [
			...refuse(au, 50, 45),
			{ ...notifie(ilYA(au, 16)), vise: false, voiesEtDelais: false },
			{ type: 'compte-rendu-signe', le: ilYA(au, 12) }
		]
	},
	{
		nom: 'Paul Moreau',
		courriel: 'paul.moreau@exemple.test',
		etape: 'dernier jour du recours passé',
		service: 1,
		consentement: 'compte',
		faits: (au) => [...refuse(au, 70, 66), notifie(ilYA(au, 30))]
	},
	{
		nom: 'Leïla Haddad',
		courriel: 'leila.haddad@exemple.test',
		etape: 'recours envoyé, réponse attendue',
		service: 0,
		consentement: 'suivi',
		faits: (au) => [
			...refuse(au, 60, 55),
			notifie(ilYA(au, 18)),
			{ type: 'recours-hierarchique-envoye', le: ilYA(au, 8), moyen: 'lrar' },
			{ type: 'recours-hierarchique-recu', le: ilYA(au, 6) }
		]
	},
	{
		nom: 'Thomas Girard',
		courriel: 'thomas.girard@exemple.test',
		etape: 'silence de l’autorité',
		service: 1,
		consentement: 'suivi',
		faits: (au) => [
			...refuse(au, 80, 75),
			notifie(ilYA(au, 40)),
			{ type: 'recours-hierarchique-envoye', le: ilYA(au, 30), moyen: 'lrar' },
			{ type: 'recours-hierarchique-recu', le: ilYA(au, 28) }
		]
	},
	{
		nom: 'Élise Caron',
		courriel: 'elise.caron@exemple.test',
		etape: 'CAP saisie',
		service: 2,
		consentement: 'suivi',
		faits: (au) => [
			notifie(ilYA(au, 60)),
			{ type: 'recours-hierarchique-envoye', le: ilYA(au, 50), moyen: 'lrar' },
			{ type: 'recours-hierarchique-recu', le: ilYA(au, 48) },
			{ type: 'reponse-notifiee', le: ilYA(au, 35), sens: 'rejet', moyen: 'courriel' },
			{ type: 'cap-saisie', le: ilYA(au, 20), moyen: 'lrar' }
		]
	},
	{
		nom: 'Yann Le Goff',
		courriel: 'yann.legoff@exemple.test',
		etape: 'clos',
		service: 0,
		consentement: 'compte',
		faits: (au) => [...refuse(au, 220, 215), notifie(ilYA(au, 180))]
	}
];
