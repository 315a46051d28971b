import { ROLES_LIBELLES } from '#lib/domain/acces/roles.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { mandats, mandatsHerites, type MandatVu } from '#lib/server/mandats.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { porteeDe, titulaire } from './mandat.server.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	ajoute: 'Le mandat est donné. Un courriel est parti, qui ne dit ni qui ni quoi.',
	'ajoute-sans-courriel':
		'Le mandat est donné, mais le courriel n’a pas pu partir : dites vous-même à cette personne d’entrer avec son adresse.',
	fini: 'Le mandat est terminé. Il n’ouvre plus rien.',
	'second-facteur': 'Le second facteur est retiré. La personne en préparera un autre à sa prochaine entrée.'
};

const vue = (un: MandatVu) => ({
	id: un.id,
	titulaire: titulaire(un),
	courriel: un.nom === null ? null : un.courriel,
	role: ROLES_LIBELLES[un.role].nom,
	depuis: jourDe(un.depuisAt),
	fin: un.finAt ? jourDe(un.finAt) : null,
	secondFacteur: un.secondFacteur,
	soi: un.soi
});

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const qui = administrateur(locals.actor);
	const portee = porteeDe(params.portee);
	const tous = (await mandats(locals.ctx, qui, portee)).map(vue);
	const herites = portee === null ? null : await mandatsHerites(locals.ctx, qui);
	return {
		herites: herites?.map(vue) ?? null,
		note: noteDe(url, NOTES),
		alerte: url.searchParams.get('note') === 'ajoute-sans-courriel',
		enCours: tous.filter(({ fin }) => fin === null),
		finis: tous.filter(({ fin }) => fin !== null)
	};
};
