import type { CodeGroupe, Tache } from '#lib/domain/recours/etapes.ts';
import { agent } from '#lib/server/acteurs.ts';
import { lettreEnCours, recours, type RecoursVu } from '#lib/server/recours.ts';
import type { Tache as TacheVue } from '#lib/ui/ListeDeTaches.svelte';
import { commission } from '../../../../maintenant.server.ts';
import { versFait } from '../../../../suivi.server.ts';
import { adresse, cadre, echeanceDe, etapesDe, phrase, resteAFaire, silence } from './vue.server.ts';
import type { PageServerLoad } from './$types';

const titres = (nomDeCommission: string): Record<CodeGroupe, string> => ({
	preparation: 'Votre recours hiérarchique',
	reponse: 'La réponse, ou le silence',
	commission: `La ${nomDeCommission}`,
	tribunal: 'Le tribunal'
});

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const { courant, groupes } = etapesDe(vu);
	const { id } = vu.dossier;
	const titre = titres(commission(vu.dossier));
	const vus = groupes.map(({ code, taches }) => ({
		code,
		titre: titre[code],
		taches: taches.map((tache) => tacheVue(id, tache))
	}));
	const rang = vus.findIndex(({ code }) => code === courant);
	return {
		cadre: cadre(vu),
		silence: courant === 'reponse' && silence(vu) ? lecturesDuSilence(vu) : null,
		reste: resteAFaire(vu),
		sansLettre: lettreEnCours(locals.ctx, vu, 'recours-hierarchique') === null,
		passes: vus.slice(0, rang),
		courant: vus[rang]!,
		suivants: vus.slice(rang + 1),
		autrement:
			courant === 'preparation' && echeanceDe(vu, 'recours-hierarchique')?.depuis
				? versFait(id, 'recours-hierarchique-envoye')
				: null,
		lettres: vu.lettres.length
	};
};

const tacheVue = (id: string, { titre, etat, vers, aide }: Tache): TacheVue => ({
	titre,
	etat,
	...(vers ? { href: adresse(id, vers) } : {}),
	...(aide ? { aide } : {})
});

/** Both readings of the silence, never one alone (decompte.md § 7). */
const lecturesDuSilence = (vu: RecoursVu) => {
	const nom = commission(vu.dossier);
	const cap = echeanceDe(vu, 'saisine-cap');
	const tribunal = echeanceDe(vu, 'recours-contentieux');
	return {
		commission: nom,
		lectures: [
			phrase(
				vu,
				`Première lecture : le silence vaut réponse au bout des quinze jours, et le mois de la ${nom} court depuis. C’est pour elle que l’on saisit par précaution, sans attendre.`,
				cap?.fondements[0]?.code
			),
			phrase(
				vu,
				`Seconde lecture : le mois ne part que d’une réponse notifiée, ou du rejet né de deux mois de silence. Si l’on vous dit que la ${nom} est saisie trop tôt, renouvelez la saisine après la réponse ; trop tard, défendez cette lecture.`,
				'crpa-l231-4'
			)
		],
		depassee: cap?.statut === 'depassee',
		tribunal: tribunal?.limite && tribunal.statut !== 'depassee' ? tribunal.limite.toString() : null
	};
};
