import { aUneTache, type CodeGroupe, type Parcours, type Tache } from '#lib/domain/recours/etapes.ts';
import { AUTRES_LETTRES } from '#lib/domain/recours/ouverture.ts';
import { type Vocabulaire, vocabulaire } from '#lib/domain/recours/vocabulaire.ts';
import { majuscule } from '#lib/domain/typographie.ts';
import { agent } from '#lib/server/acteurs.ts';
import { passagesDe } from '#lib/server/cap.ts';
import { modele } from '#lib/server/contenu.ts';
import { lettreEnCours, peutEcrire, recours, type RecoursVu } from '#lib/server/recours.ts';
import type { Tache as TacheVue } from '#lib/ui/ListeDeTaches.svelte';
import { versFait } from '../../../../suivi.server.ts';
import { passageVu } from '../cap/cap.server.ts';
import { reponseNotee } from './reponse-notee.server.ts';
import { silenceVu } from './silence.server.ts';
import { adresse, cadre, echeanceDe, etapesDe, resteAFaire } from './vue.server.ts';
import type { PageServerLoad } from './$types';

const titres = ({ votreRecours, commission }: Vocabulaire): Record<CodeGroupe, string> => ({
	preparation: majuscule(votreRecours),
	reponse: 'La réponse, ou le silence',
	commission: `La ${commission}`,
	tribunal: 'Le tribunal'
});

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = agent(locals.actor);
	const vu = await recours(locals.ctx, qui, params.id);
	const passages = await passagesDe(locals.ctx, qui, params.id);
	const { courant, groupes } = etapesDe(vu);
	const { id } = vu.dossier;
	const mots = vocabulaire(vu.dossier.regime);
	const titre = titres(mots);
	const vus = groupes.map(({ code, taches }) => ({
		code,
		titre: titre[code],
		taches: taches.map((tache) => tacheVue(id, tache))
	}));
	const rang = vus.findIndex(({ code }) => code === courant);
	return {
		cadre: cadre(vu),
		autreVoie: `Vous avez déjà envoyé ${mots.votreRecours} par un autre moyen`,
		silence: silenceVu(vu),
		reponse: reponseNotee(vu),
		reste: resteAFaire(vu),
		sansLettre: lettreEnCours(locals.ctx, vu, 'recours-hierarchique') === null,
		passes: vus.slice(0, rang),
		courant: vus[rang]!,
		suivants: vus.slice(rang + 1),
		autrement:
			courant === 'preparation' && echeanceDe(vu, 'recours-hierarchique')?.depuis
				? versFait(id, 'recours-hierarchique-envoye')
				: null,
		autres: autresLettres(vu, groupes),
		passages: passages.map((passage) => passageVu(passage, vu.dossier.chaine.au)),
		lettres: vu.lettres.length
	};
};

/** The letters that may be written beside the steps, in the words of the régime; one that a task leads to is said once, there. */
const autresLettres = (vu: RecoursVu, groupes: Parcours['groupes']) =>
	AUTRES_LETTRES.filter((code) => peutEcrire(vu, code) && !aUneTache(groupes, code, vu.lettres)).flatMap(
		(code) => {
			const lu = modele(code, vu.dossier.regime);
			return lu ? [{ code, titre: lu.titre, resume: lu.resume }] : [];
		}
	);

const tacheVue = (id: string, { titre, etat, vers, aide }: Tache): TacheVue => ({
	titre,
	etat,
	...(vers ? { href: adresse(id, vers) } : {}),
	...(aide ? { aide } : {})
});
