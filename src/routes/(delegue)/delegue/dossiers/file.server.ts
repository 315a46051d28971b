import { VOIES, type Urgence, type Voie } from '#lib/domain/participation/file.ts';
import { ECHEANCES } from '#lib/domain/dossier/libelles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Suivi } from '#lib/server/suivis.ts';
import { dateLongue, tempsAvant } from '#lib/ui/format/dates.ts';

export const TOURS: Record<Voie, { titre: string; sens: string }> = {
	agent: { titre: 'À l’agent d’agir', sens: 'Un acte est ouvert. Les plus pressés d’abord.' },
	employeur: {
		titre: 'À l’employeur de répondre',
		sens: 'Un recours est parti : on attend, ou l’on compte le silence.'
	},
	repos: { titre: 'Rien n’est ouvert', sens: 'Aucun délai ne court aujourd’hui.' }
};

export const MOTS: Record<Urgence, string> = {
	depasse: 'Dernier jour passé',
	'encore-temps': 'Dernier moment',
	bientot: 'Bientôt',
	'a-faire': 'À faire'
};

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
	rappelManque: boolean;
	/** A letter waits for a delegate to read it. */
	aRelire: boolean;
};

/** The queue, lane by lane, each in its order. `aRelire`: the dossiers where a letter waits to be read. */
export const voies = (
	suivis: readonly Suivi[],
	{ au, aRelire }: { au: Temporal.PlainDate; aRelire: ReadonlySet<string> }
) =>
	VOIES.map((voie) => ({
		voie,
		titre: TOURS[voie].titre,
		sens: typographie(TOURS[voie].sens),
		dossiers: suivis.filter((un) => un.voie === voie).map((un) => suiviVu(un, au, aRelire))
	})).filter(({ dossiers }) => dossiers.length > 0);

function suiviVu(un: Suivi, au: Temporal.PlainDate, aRelire: ReadonlySet<string>): SuiviVu {
	return {
		id: un.dossierId,
		nom: un.nom ?? 'Sans nom',
		service: un.service?.nom ?? null,
		urgence: un.urgence,
		mot: un.urgence ? MOTS[un.urgence] : null,
		quoi: typographie(quoi(un)),
		quand: un.echeance ? typographie(quand(un, au)) : null,
		rappelManque: un.rappelManque,
		aRelire: aRelire.has(un.dossierId)
	};
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
	const vise = urgence === 'encore-temps' ? limite : (echeance.prudente ?? limite);
	const reste = tempsAvant(au.toString(), vise.toString());
	if (urgence === 'encore-temps') return `Dernier jour : ${fin}, ${reste}`;
	const auPlusTard = `Au plus tard le ${dateLongue(vise.toString())}, ${reste}`;
	return limite.equals(vise) ? auPlusTard : `${auPlusTard}. Dernier jour : ${fin}`;
}
