import type { CodeGroupe, Tache } from '#lib/domain/recours/etapes.ts';
import { agent } from '#lib/server/acteurs.ts';
import { lettreEnCours, recours } from '#lib/server/recours.ts';
import type { Tache as TacheVue } from '#lib/ui/ListeDeTaches.svelte';
import { commission } from '../../../../maintenant.server.ts';
import { versFait } from '../../../../suivi.server.ts';
import { silenceVu } from './silence.server.ts';
import { adresse, cadre, echeanceDe, etapesDe, resteAFaire } from './vue.server.ts';
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
		silence: silenceVu(vu),
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
