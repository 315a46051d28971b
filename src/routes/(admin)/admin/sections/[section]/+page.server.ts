import { arbre, enLignes } from '#lib/domain/participation/arbre.ts';
import { TITRES_DE_TACTIQUE } from '#lib/domain/recours/tactique.ts';
import { etatDeTexte } from '#lib/domain/regimes/texte-saisi.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { invitations } from '#lib/server/invitations.ts';
import { mandats } from '#lib/server/mandats.ts';
import { saisons } from '#lib/server/saisons.ts';
import { services } from '#lib/server/services.ts';
import { tactiqueDeLaSection } from '#lib/server/tactiques.ts';
import { textesLocaux } from '#lib/server/textes-locaux.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import type { Tache } from '#lib/ui/ListeDeTaches.svelte';
import { nomDeLEmployeur } from '../../../../employeurs.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	creee: 'La section est créée.',
	fiche: 'La fiche est enregistrée.',
	tactique: 'La tactique est enregistrée : les agents la lisent dans leur recours.'
};

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { section } = await parent();
	return {
		employeur: section.employeur === null ? 'plusieurs employeurs' : nomDeLEmployeur(section.employeur),
		note: noteDe(url, NOTES),
		taches: await taches(locals, params.section)
	};
};

/** What a section needs to be of use, in the order in which it is set up. */
async function taches({ ctx, actor }: App.Locals, section: string): Promise<Tache[]> {
	const qui = administrateur(actor);
	const [listeServices, listeMandats, liens, dates, textes, { tactique }] = await Promise.all([
		services(ctx, qui, section),
		mandats(ctx, qui, section),
		invitations(ctx, qui, section),
		saisons(ctx, qui, section),
		textesLocaux(ctx, qui, section),
		tactiqueDeLaSection(ctx, qui, section)
	]);
	const ouverts = listeServices.filter(({ fermeLe }) => fermeLe === null);
	// One that only contains others may well have nobody of its own.
	const sansEffectif = enLignes(arbre(ouverts)).filter(
		({ service, enfants }) => service.effectif === null && enfants.length === 0
	).length;
	const delegues = listeMandats.filter(({ role, finAt }) => role === 'delegue' && finAt === null).length;
	const ouvertes = liens.filter(({ etat }) => etat === 'ouverte').length;
	const au = ctx.today();
	const annee = au.year;
	const cetteAnnee = dates.some((une) => une.annee === annee);
	const textesEnVigueur = textes.filter((un) => etatDeTexte(un, au) === 'en-vigueur').length;
	return [
		{
			titre: 'Les services et leurs effectifs',
			href: `/admin/sections/${section}/services`,
			etat: ouverts.length === 0 ? 'a-faire' : sansEffectif > 0 ? 'en-cours' : 'fait',
			aide:
				ouverts.length === 0
					? 'Sans service, la participation ne se lit que pour la section entière.'
					: sansEffectif > 0
						? `${compte(ouverts.length, 'service ouvert', 'services ouverts')}, dont ${sansEffectif} sans effectif.`
						: `${compte(ouverts.length, 'service ouvert', 'services ouverts')}.`
		},
		{
			titre: 'Les délégué·es',
			href: `/admin/mandats/${section}`,
			etat: delegues > 0 ? 'fait' : 'a-faire',
			aide:
				delegues > 0
					? `${compte(delegues, 'mandat', 'mandats')} en cours.`
					: 'Personne ne lit encore la participation.'
		},
		{
			titre: 'Les liens d’invitation',
			href: `/admin/sections/${section}/invitations`,
			etat: ouvertes > 0 ? 'fait' : 'a-faire',
			aide:
				ouvertes > 0
					? `${compte(ouvertes, 'lien ouvert', 'liens ouverts')}.`
					: 'Sans lien, aucun agent ne peut rattacher son dossier à la section.'
		},
		{
			titre: `Les dates de la saison ${annee}`,
			href: `/admin/sections/${section}/saison`,
			etat: cetteAnnee ? 'fait' : 'a-faire',
			aide: cetteAnnee
				? 'Elles s’affichent au-dessus de la participation.'
				: 'Celles que l’employeur a annoncées.'
		},
		{
			titre: 'Les textes de l’employeur',
			href: `/admin/sections/${section}/textes`,
			etat: textesEnVigueur > 0 ? 'fait' : 'a-faire',
			aide:
				textesEnVigueur > 0
					? `${compte(textesEnVigueur, 'texte', 'textes')} en vigueur.`
					: 'S’il en existe : un préavis plus long, d’autres délais que ceux des textes nationaux.'
		},
		{
			titre: 'La tactique des recours',
			href: `/admin/sections/${section}/tactique`,
			etat: tactique ? 'fait' : 'a-faire',
			aide: tactique
				? `${TITRES_DE_TACTIQUE[tactique.choix]}.`
				: 'Tout écrire dans la première lettre, ou garder des arguments pour la commission.'
		}
	];
}
