import { randomUUID } from 'node:crypto';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { ECHEANCES, REGIMES_LIBELLES, ZONES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { type Contact, contacts } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import { isUuid } from '#lib/server/uuid.ts';
import type { PointDeFrise } from '#lib/ui/Frise.svelte';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { departsVus, type DepartVu } from '../../../departs.server.ts';
import { type EcheanceVue, echeancesVues } from '../../../echeances.server.ts';
import { type Questions, questionsDe } from '../../../faits/questions.ts';
import { aVenir, passe } from '../../../frise.server.ts';
import { type IrregulariteVue, irregularitesVues } from '../../../irregularites.server.ts';
import { type CarteDuJour, carteMaintenant } from '../../../maintenant.server.ts';
import type { Suivi } from '../../../suivi.server.ts';
import { CASES, detailsUtiles, MOMENTS, type Valeurs } from './cases.ts';
import { type Calcul, calcul, quiDemande, zoneDe } from './saisie.server.ts';

/** What the page shows: the form, and what follows from it once it could be counted. */
export type Vue = {
	valeurs: Valeurs;
	erreurs: ErreurChamp[];
	/** Today, ISO. */
	au: string;
	/** What to ask of each fact, by type, in the words of the régime when it is known. */
	questions: Record<string, Questions>;
	/** The moments of the form that are open. */
	ouverts: string[];
	resultat: Resultat | null;
};

export type Resultat = {
	au: string;
	regime: RegimeCode;
	regles: string;
	phrase: string;
	zone: string;
	/** An older marking system, which has no chain: the card says why. */
	sansChaine: boolean;
	carte: CarteDuJour;
	passe: PointDeFrise[];
	aVenir: PointDeFrise[];
	/** Titles of the steps open now whose law could not be verified. */
	aVerifier: string[];
	echeances: EcheanceVue[];
	departs: DepartVu[];
	irregularites: IrregulariteVue[];
	contacts: Contact[];
	/** The fields to send again for the calendar file; null when no day can be put in it. */
	agenda: { nom: string; valeur: string }[] | null;
};

/** The form before anything was said. */
export const premiereVue = (ctx: Context): Vue => vue(ctx, {}, [], ['compte-rendu']);

/** The form as it was sent, with what follows from it, or what is to be mended. */
export async function vueDemandee(ctx: Context, valeurs: Valeurs): Promise<Vue> {
	const lu = calcul(valeurs, ctx.today);
	if (!lu.ok) return vue(ctx, valeurs, lu.erreurs, ['compte-rendu']);
	const resultat = await resultatDe(ctx, valeurs, lu.calcul);
	const liens = [resultat.carte.action, ...resultat.carte.suites].map((lien) => lien?.href);
	const suivants = MOMENTS.filter(({ cases }) => cases.some(({ cle }) => liens.includes(versCase(cle))));
	const aOuvrir = suivants.map(({ code }) => code);
	return { ...vue(ctx, valeurs, [], aOuvrir), resultat };
}

/** What a form amounts to, when it can be counted. */
export const chaineDemandee = (ctx: Context, valeurs: Valeurs): Calcul | null => {
	const lu = calcul(valeurs, ctx.today);
	return lu.ok ? lu.calcul : null;
};

/** The id of a calendar, drawn once and carried by the form, so that a file taken again replaces the first. */
export const agendaDe = (valeurs: Valeurs): string =>
	isUuid(valeurs['agenda'] ?? '') ? (valeurs['agenda'] ?? '') : randomUUID();

function vue(ctx: Context, valeurs: Valeurs, erreurs: ErreurChamp[], aOuvrir: readonly string[]): Vue {
	const qui = quiDemande(valeurs);
	const regime = qui.ok ? qui.situation.regime : 'fpe';
	const rempli = (cle: string) =>
		NOMS.some((nom) => nom.startsWith(`${cle}-`) && (valeurs[nom] ?? '') !== '') ||
		erreurs.some(({ champ }) => champ.startsWith(`${cle}-`));
	return {
		valeurs,
		erreurs,
		au: ctx.today(zoneDe(valeurs)).toString(),
		questions: Object.fromEntries(CASES.map(({ type }) => [type, questionsDe(type, regime)])),
		ouverts: MOMENTS.filter(
			({ code, cases }) => aOuvrir.includes(code) || cases.some(({ cle }) => rempli(cle))
		).map(({ code }) => code),
		resultat: null
	};
}

/** Every field of the form. */
const NOMS: readonly string[] = [
	'lieu',
	'statut',
	'decharge',
	'zone',
	'au',
	...CASES.flatMap(({ cle, type }) =>
		['le', ...detailsUtiles(type).map(([nom]) => nom)].map((nom) => `${cle}-${nom}`)
	)
];

const versCase = (cle: string): string => `#${cle}-le`;

/** Everything leads to the page itself: there is no dossier to act on. */
const suiviDe = ({ situation, donnes, chaine }: Calcul): Suivi => ({
	regime: situation.regime,
	chaine,
	faits: donnes.map(({ cle, fait }) => ({ id: cle, fait })),
	remplaces: [],
	adresses: {
		fait: versCase,
		correction: versCase,
		recours: '/contester',
		echeances: '#dates',
		echeance: (code) => `#${code}`
	}
});

async function resultatDe(ctx: Context, valeurs: Valeurs, un: Calcul): Promise<Resultat> {
	const { situation, zone, chaine } = un;
	const suivi = suiviDe(un);
	return {
		au: enToutesLettres(chaine.au),
		regime: situation.regime,
		regles: REGIMES_LIBELLES[situation.regime],
		phrase: situation.phrase,
		zone: ZONES_LIBELLES[zone],
		sansChaine: chaine.phrase !== null,
		carte: carteMaintenant(suivi),
		passe: passe(suivi),
		aVenir: aVenir(suivi),
		aVerifier: chaine.echeances
			.filter(({ certitude, statut }) => certitude === 'a-verifier' && statut === 'ouverte')
			.map(({ code }) => ECHEANCES[code].titre),
		echeances: echeancesVues(chaine),
		departs: departsVus(chaine),
		irregularites: irregularitesVues(chaine),
		contacts: await contacts(ctx, situation.employeur ?? null),
		agenda: aEmporter(un, valeurs)
			? [
					{ nom: 'agenda', valeur: agendaDe(valeurs) },
					...NOMS.flatMap((nom) => (valeurs[nom] ? [{ nom, valeur: valeurs[nom] }] : []))
				]
			: null
	};
}

/** Whether a calendar file would hold something: a day to come, or the end of those that an earlier file may have put there. */
const aEmporter = ({ chaine }: Calcul, valeurs: Valeurs): boolean =>
	chaine.echeances.some(
		({ pour, prudente, limite, statut }) =>
			pour === 'agent' &&
			prudente &&
			limite &&
			(statut === 'ouverte' || statut === 'a-venir' || isUuid(valeurs['agenda'] ?? ''))
	);
