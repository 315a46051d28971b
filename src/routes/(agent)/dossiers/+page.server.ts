import { SITUATIONS_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { agent } from '#lib/server/acteurs.ts';
import { diffusionsNonLues } from '#lib/server/diffusions.ts';
import { dossiers, type DossierVu } from '#lib/server/dossiers.ts';
import { messagesNonLus } from '#lib/server/messages.ts';
import { rappelsEnEchec, type RappelEnEchec } from '#lib/server/rappels.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { carteMaintenant } from '../../maintenant.server.ts';
import { suiviDuDossier } from '../../suivi.server.ts';
import { NIVEAUX } from './niveaux.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const qui = agent(locals.actor);
	const [liste, rates, nonLus, deLaSection] = await Promise.all([
		dossiers(locals.ctx, qui),
		rappelsEnEchec(locals.ctx, qui),
		messagesNonLus(locals.ctx, qui),
		diffusionsNonLues(locals.ctx, qui)
	]);
	return {
		dossiers: liste.map(resume),
		rates: rates.map((rappel) => rate(rappel, liste)),
		aLire: [...nonLus.values()].reduce((somme, nombre) => somme + nombre, deLaSection),
		delegue: locals.session?.roles.includes('delegue') ?? false
	};
};

function resume(un: DossierVu) {
	const { acte, etat, date, reste, dernierJour } = carteMaintenant(suiviDuDossier(un));
	return {
		id: un.id,
		titre: `Dossier ${un.saison}`,
		situation: SITUATIONS_LIBELLES[un.chaine.situation].titre,
		niveau: NIVEAUX.find(({ valeur }) => valeur === un.consentement)?.libelle ?? '',
		acte,
		etat,
		date: date ?? null,
		reste: reste ?? null,
		dernierJour: dernierJour ?? null
	};
}

/** A mail that could not be sent, told on screen instead. */
const rate = ({ dossierId, duLe, limite }: RappelEnEchec, liste: readonly DossierVu[]) => ({
	dossierId,
	titre: `Dossier ${liste.find(({ id }) => id === dossierId)?.saison ?? ''}`,
	duLe: dateLongue(duLe.toString()),
	limite: dateLongue(limite.toString())
});
