import { ROLES, ROLES_LIBELLES } from '#lib/domain/acces/roles.ts';
import type { Changement, Debut, ResumeDuPlan } from '#lib/domain/importation/resume.ts';
import type { Remarque } from '#lib/domain/importation/lecture.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { noteDe } from '../../../../../../formulaire.server.ts';
import { ETATS, GENRES, importationDeLaPage, suitesDe } from '../importation.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	demandee: 'L’application commence. Vous pouvez fermer cette page : elle continue sans vous.',
	'a-defaire': 'Le retour en arrière commence. Vous pouvez fermer cette page : il continue sans vous.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const une = await importationDeLaPage(locals, params);
	const { etat, essai, ecarts, laisses, appliqueeAt, defaiteAt } = une;
	const enCours = etat === 'demandee' || etat === 'a-defaire';
	return {
		note: enCours ? noteDe(url, NOTES) : null,
		nom: une.nom,
		genre: GENRES[une.genre],
		services: une.genre === 'services',
		lignes: compte(une.lignes, 'ligne'),
		etat,
		etatDit: ETATS[etat],
		enCours,
		defait: etat === 'a-defaire',
		total: une.total,
		fait: une.fait,
		motif: une.motif,
		appliquee: appliqueeAt ? momentEnClair(appliqueeAt) : null,
		defaite: defaiteAt ? momentEnClair(defaiteAt) : null,
		laisses,
		ecarts,
		suites: suitesDe(une),
		essai: essai ? vueDe(essai) : null
	};
};

/** A trial in words, list by list, those that are empty left out. */
const vueDe = ({
	crees,
	effectifs,
	deplaces,
	mandats,
	inchanges,
	erreurs,
	avertissements
}: ResumeDuPlan) => ({
	inchanges,
	erreurs: remarques(erreurs),
	avertissements: remarques(avertissements),
	listes: [
		liste('Services créés', crees, ['Au-dessus', 'Effectif'], ({ sous, apres }) => [
			sous ?? 'au sommet',
			apres ?? '–'
		]),
		liste('Effectifs changés', effectifs, ['Avant', 'Après'], ({ avant, apres }) => [
			avant ?? '–',
			apres ?? '–'
		]),
		liste('Services déplacés', deplaces, ['D’où', 'Vers'], ({ avant, apres }) => [
			avant ?? 'au sommet',
			apres ?? 'au sommet'
		]),
		liste('Mandats donnés', mandats, ['Adresse', 'Mandat'], ({ avant, apres }) => [
			avant ?? '–',
			ROLES_LIBELLES[ROLES.find((role) => role === apres) ?? 'delegue'].nom
		])
	].filter(({ nombre }) => nombre > 0)
});

function liste(
	titre: string,
	{ nombre, premiers }: Debut<Changement>,
	[premiere, seconde]: readonly [string, string],
	dits: (un: Changement) => readonly [string, string]
) {
	return {
		titre,
		nombre,
		reste: nombre - premiers.length,
		colonnes: [
			{ cle: 'nom' as const, libelle: 'Nom' },
			{ cle: 'un' as const, libelle: premiere },
			{ cle: 'deux' as const, libelle: seconde },
			{ cle: 'ligne' as const, libelle: 'Ligne', nombre: true }
		],
		lignes: premiers.map((un) => {
			const [dit, autre] = dits(un);
			return { nom: un.nom, un: dit, deux: autre, ligne: un.ligne ?? '–' };
		})
	};
}

const remarques = ({ nombre, premiers }: Debut<Remarque>) => ({
	nombre,
	reste: nombre - premiers.length,
	phrases: premiers.map(({ ligne, message }) => ({ ou: ligne === null ? null : `Ligne ${ligne}`, message }))
});
