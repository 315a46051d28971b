import { redacteur } from '#lib/server/acteurs.ts';
import { passagesOuverts } from '#lib/server/ecrits-par-genre.ts';
import type { EcritEntier } from '#lib/server/ecrits-rediges.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import { noteDe } from '../../../../../formulaire.server.ts';
import { apercuDe } from '../saisie.server.ts';
import { ecritDe, enTete } from './ecrit.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	brouillon: 'Le brouillon est enregistré. Seules les personnes qui rédigent ici le lisent.',
	version: 'La nouvelle version est enregistrée. Ce que tout le monde lit n’a pas changé.',
	reprise: 'L’ancienne version est reprise, comme une nouvelle. Ce que tout le monde lit n’a pas changé.',
	paru: 'C’est en ligne. Les pages publiques le montrent dans la minute.',
	prevu: 'C’est prévu. Le texte paraîtra seul, à l’heure dite.',
	retire: 'Le texte est retiré. Les pages publiques l’oublient dans la minute.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const lu = await ecritDe(locals.ctx, redacteur(locals.actor), params);
	const [derniere] = lu.versions;
	return {
		note: noteDe(url, NOTES),
		place: params.section,
		ecrit: enTete(lu),
		resume: derniere?.resume ?? '',
		html: apercuDe(lu.genre, derniere?.corps ?? ''),
		prevues: lu.etat.prevues.map(({ id, du, version }) => ({ id, version, quand: momentEnClair(du) })),
		versions: lu.versions.map(({ version, at, reprendDe, titre }) => ({
			version,
			titre,
			reprendDe,
			quand: momentEnClair(at)
		})),
		adresse: adressePublique(lu),
		change: baseChangee(lu)
	};
};

/** Where everybody reads it, once it appears. */
function adressePublique({ genre, cle, portee, id, etat }: EcritEntier): string | null {
	if (etat.parue === null) return null;
	switch (genre) {
		case 'presentation':
			return `/sections/${portee}`;
		case 'position':
			return `/droits/${cle}`;
		case 'campagne':
			return `/campagne/${portee === null ? cle : id}`;
		case 'passage':
			return `/lettres/${cle.split('/')[0]}`;
	}
}

/** The shipped letter is no longer the one that these words were read against: those that are read, or the last ones. */
function baseChangee({ genre, cle, versions, etat }: EcritEntier): { texte: string; version: string } | null {
	if (genre !== 'passage') return null;
	const ouvert = passagesOuverts().find((un) => un.cle === cle);
	const lue = versions.find(({ version }) => version === etat.parue) ?? versions[0];
	const { base } = (lue?.details ?? {}) as { base?: string };
	return ouvert && ouvert.version !== base ? { texte: ouvert.texte, version: ouvert.version } : null;
}
