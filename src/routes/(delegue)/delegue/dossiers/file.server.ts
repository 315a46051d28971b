import { type Couloir, COULOIRS, type Urgence } from '#lib/domain/participation/file.ts';
import { ECHEANCES } from '#lib/domain/dossier/libelles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { type Charge, COMPTE_MAXIMUM, type Suivi } from '#lib/server/suivis.ts';
import { dateLongue, tempsAvant } from '#lib/ui/format/dates.ts';

/** The lanes as they are named, and what one finds there. `vide`: what an empty one means. */
export const TITRES_DE_COULOIR: Record<Couloir, { titre: string; sens: string; vide: string }> = {
	'a-prendre': {
		titre: 'À prendre',
		sens: 'Personne ne s’en occupe encore. Ouvrez un dossier pour vous en charger.',
		vide: 'Chaque dossier a quelqu’un qui s’en occupe.'
	},
	miens: {
		titre: 'Les miens',
		sens: 'Ceux dont vous vous occupez, et ceux des délégué·es que vous relayez aujourd’hui.',
		vide: 'Vous ne vous occupez d’aucun dossier. Voyez ceux qui sont à prendre.'
	},
	'a-lire': {
		titre: 'À lire',
		sens: 'Parmi les vôtres, ceux où l’agent a écrit ou noté quelque chose depuis votre dernière lecture.',
		vide: 'Vous avez tout lu dans les dossiers dont vous vous occupez.'
	},
	agent: {
		titre: 'À l’agent d’agir',
		sens: 'Un acte est ouvert. Les plus pressés d’abord.',
		vide: 'Aucun agent n’a d’acte à faire aujourd’hui.'
	},
	employeur: {
		titre: 'À l’employeur de répondre',
		sens: 'Un recours est parti : on attend, ou l’on compte le silence.',
		vide: 'Aucune réponse de l’employeur n’est attendue.'
	},
	orphelins: {
		titre: 'Sans relais',
		sens: 'La personne qui s’en occupait n’est plus déléguée, ou elle est absente et personne ne la relaie. Vous pouvez les prendre.',
		vide: 'Aucun dossier n’a perdu la personne qui s’en occupait.'
	},
	tous: {
		titre: 'Tous',
		sens: 'Les actes des agents d’abord, du plus pressé au moins pressé, puis les réponses attendues.',
		vide: 'Aucun dossier suivi.'
	}
};

export const MOTS: Record<Urgence, string> = {
	depasse: 'Dernier jour passé',
	'encore-temps': 'Dernier moment',
	bientot: 'Bientôt',
	'a-faire': 'À faire'
};

/** The lane that an address asks for; all of them otherwise. */
export const couloirDe = (url: URL): Couloir =>
	COULOIRS.find((couloir) => couloir === url.searchParams.get('couloir')) ?? 'tous';

const PAGE_MAXIMUM = 200;

/** The page that an address asks for; the first otherwise. */
export function pageDe(url: URL): number {
	const page = Number(url.searchParams.get('page'));
	return Number.isInteger(page) && page >= 1 && page <= PAGE_MAXIMUM ? page : 1;
}

/** The address of this view with other answers; an empty one goes. Another lane or another search starts at its first page. */
export function adresseAvec(url: URL, change: Readonly<Record<string, string>>): string {
	const params = new URLSearchParams(url.search);
	for (const nom of ['page', 'note']) params.delete(nom);
	for (const [nom, valeur] of Object.entries(change))
		if (valeur === '') params.delete(nom);
		else params.set(nom, valeur);
	return `/delegue/dossiers?${params}`;
}

/** « 12 », « 99+ ». */
export const auPlus = (nombre: number): string =>
	nombre >= COMPTE_MAXIMUM ? `${COMPTE_MAXIMUM - 1}+` : String(nombre);

/** A followed dossier as the queue shows it. */
export type SuiviVu = {
	id: string;
	nom: string;
	service: string | null;
	urgence: Urgence | null;
	mot: string | null;
	/** What is to be done, or awaited. */
	quoi: string;
	/** By when, and how long that is. */
	quand: string | null;
	/** Who takes care of it. */
	charge: string;
	orphelin: boolean;
	rappelManque: boolean;
	/** A letter waits for a delegate to read it. */
	aRelire: boolean;
	messageALire: boolean;
	nouveau: boolean;
};

/** A line of the queue. `aRelire`: the dossiers where a letter waits to be read. */
export function suiviVu(
	un: Suivi,
	{ au, aRelire }: { au: Temporal.PlainDate; aRelire: ReadonlySet<string> }
): SuiviVu {
	const { dossierId, service, charge } = un;
	return {
		id: dossierId,
		nom: un.nom ?? 'Sans nom',
		service: service?.nom ?? null,
		urgence: un.urgence,
		mot: un.urgence ? MOTS[un.urgence] : null,
		quoi: typographie(quoi(un)),
		quand: un.echeance ? typographie(quand(un, au)) : null,
		charge: charge ? typographie(quiSEnOccupe(charge)) : 'Personne ne s’en occupe',
		orphelin: charge?.orphelin ?? false,
		rappelManque: un.rappelManque,
		aRelire: aRelire.has(dossierId),
		messageALire: un.messageALire,
		// What is new matters to whoever takes care of it.
		nouveau: un.nouveau && (charge?.soi === true || charge?.relaye?.soi === true)
	};
}

/** Who takes care of a dossier, in a few words. */
export function quiSEnOccupe({ nom, soi, relaye, orphelin }: Charge): string {
	const lui = soi ? 'Vous' : (nom ?? 'Un·e délégué·e');
	if (orphelin) return nom === null ? 'La personne qui s’en occupait est partie' : `${lui} : sans relais`;
	if (relaye)
		return `${relaye.soi ? 'Vous' : (relaye.nom ?? 'Un·e délégué·e')}, en relais de ${nom ?? 'un·e autre'}`;
	return soi ? 'Vous vous en occupez' : `${lui} s’en occupe`;
}

function quoi({ voie, echeance, silence }: Suivi): string {
	if (!echeance) return 'Aucun délai en cours';
	const { titre } = ECHEANCES[echeance.code];
	if (voie === 'agent') return silence ? `${titre}, après le silence de l’employeur` : titre;
	return silence ? 'Silence de l’employeur' : `${titre} attendue`;
}

function quand({ voie, echeance, urgence, silence }: Suivi, au: Temporal.PlainDate): string {
	const limite = echeance?.limite;
	if (!limite) return 'Date à vérifier';
	const fin = dateLongue(limite.toString());
	if (voie === 'employeur') return silence ? `Rejet par silence le ${fin}` : `Au plus tard le ${fin}`;
	if (urgence === 'depasse') return `Le dernier jour était le ${fin}`;
	const vise = urgence === 'encore-temps' ? limite : (echeance.cible ?? limite);
	const reste = tempsAvant(au.toString(), vise.toString());
	if (urgence === 'encore-temps') return `Dernier jour : ${fin}, ${reste}`;
	const auPlusTard = `Au plus tard le ${dateLongue(vise.toString())}, ${reste}`;
	return limite.equals(vise) ? auPlusTard : `${auPlusTard}. Dernier jour : ${fin}`;
}
