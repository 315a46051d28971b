import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { AVIS, AVIS_LIBELLES, type Vote, type Voix } from '#lib/domain/commission/resultat.ts';
import { LONGUEURS, marqueDuResultat, passage, type Preparateur, recordResultat } from '#lib/server/cap.ts';
import type { Context } from '#lib/server/context.ts';
import { texte } from '#lib/server/formulaires.ts';
import { entierFacultatif, lireFormulaire, rendreFormulaire, trop } from '../formulaire.server.ts';
import { rendre } from './conflit.server.ts';
import type { ParamsDePassage } from './notes.server.ts';
import { lignesDuResultat, passageVu, seanceVue, valeursDuResultat } from './seance.server.ts';

export async function resultatVu(ctx: Context, actor: Preparateur, params: ParamsDePassage) {
	const { seance, passage: un } = await passage(ctx, actor, params.seance, params.id);
	return {
		seance: seanceVue(seance, ctx.today()),
		passage: passageVu(un),
		avis: AVIS.map((valeur) => ({ valeur, libelle: AVIS_LIBELLES[valeur] })),
		valeurs: valeursDuResultat(un.resultat),
		base: marqueDuResultat(un.resultat),
		longueurs: LONGUEURS
	};
}

const voix = entierFacultatif('Écrivez un nombre de voix, 0 s’il n’y en a pas.');
const long = (max: number) => z.string().max(max, trop(max)).default('');

const formulaire = z.object({
	base: texte,
	avis: z.enum(AVIS, 'Choisissez l’avis rendu.'),
	'administration-pour': voix,
	'administration-contre': voix,
	'administration-abstention': voix,
	'personnel-pour': voix,
	'personnel-contre': voix,
	'personnel-abstention': voix,
	suites: long(LONGUEURS.suites),
	mot: long(LONGUEURS.mot)
});

/** Notes the opinion and goes to `vers`; when somebody did in between, gives the form back with theirs beside it. */
export async function keepResultat(
	request: Request,
	ctx: Context,
	actor: Preparateur,
	params: ParamsDePassage,
	vers: string
) {
	const lu = await lireFormulaire(request, formulaire);
	if (!lu.ok) return rendre(lu.reponse.data);
	const { base, avis, suites, mot } = lu.donnees;
	const cote = (nom: keyof Vote): Record<keyof Voix, number | null> => ({
		pour: lu.donnees[`${nom}-pour`],
		contre: lu.donnees[`${nom}-contre`],
		abstention: lu.donnees[`${nom}-abstention`]
	});
	const vote = { administration: cote('administration'), personnel: cote('personnel') };
	const cible = { seanceId: params.seance, dossierId: params.id };
	const note = await recordResultat(ctx, actor, cible, { base, avis, suites, mot, vote });
	if (note.ok) redirect(303, vers);
	if (note.refus.code !== 'version-depassee') return rendre(rendreFormulaire(lu.valeurs, note).data);
	const { resultat } = (await passage(ctx, actor, params.seance, params.id)).passage;
	return rendre({
		valeurs: lu.valeurs,
		erreurs: [{ champ: '', message: note.refus.message }],
		base: marqueDuResultat(resultat),
		conflit: resultat ? lignesDuResultat(resultat) : []
	});
}
