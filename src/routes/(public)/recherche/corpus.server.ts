import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { expose } from '#lib/domain/regimes/expose.ts';
import { modeDEmploi } from '#lib/domain/mode-d-emploi/mode-d-emploi.ts';
import { campagne } from '#lib/server/campagne.ts';
import type { Context } from '#lib/server/context.ts';
import { enTexte } from '#lib/server/documents/html.ts';
import { question, questions } from '#lib/server/droits.ts';
import { ecritsPublies } from '#lib/server/ecrits.ts';
import { index, type Document, type Index } from '#lib/server/recherche.ts';
import { lettreConnue } from '../lettres/lettres.server.ts';
import { MOMENTS } from '../lettres/moments.ts';
import { REGIMES_EXPOSES } from '../regles/vue.server.ts';
import { PAGES } from './pages.ts';

let garde: { cle: string; index: Index } | undefined;

/**
 * Everything that the public may read, ready to be searched; made again when what sections write, or the day, changed. What is
 * compared is what they typed: turning it into plain text at each search would cost more than the search.
 */
export async function indexDuSite(ctx: Context): Promise<Index> {
	const ecrits = await ecritsDuSite(ctx);
	const au = ctx.today();
	const cle = JSON.stringify([au, ecrits]);
	if (garde?.cle !== cle) garde = { cle, index: index([...fournis(au), ...enDocuments(ecrits)]) };
	return garde.index;
}

/** What sections, the union and the campaign say at this instant. */
async function ecritsDuSite(ctx: Context) {
	const [entrees, presentations, positions] = await Promise.all([
		campagne(ctx),
		ecritsPublies(ctx, { kind: 'public' }, 'presentation'),
		ecritsPublies(ctx, { kind: 'public' }, 'position')
	]);
	return { entrees, presentations, positions };
}

const enDocuments = ({
	entrees,
	presentations,
	positions
}: Awaited<ReturnType<typeof ecritsDuSite>>): Document[] => [
	...entrees.map(({ adresse, titre, resume, corps }) => ({
		href: `/campagne/${adresse}`,
		genre: 'Campagne',
		titre,
		resume,
		texte: enTexte(corps)
	})),
	...presentations.map(({ sectionId, section, titre, resume, corps }) => ({
		href: `/sections/${sectionId}`,
		genre: 'Section',
		titre: section ?? titre,
		resume,
		texte: enTexte(corps)
	})),
	...positions
		.filter(({ cle }) => question(cle) !== undefined)
		.map(({ cle, titre, resume, corps }) => ({
			href: `/droits/${cle}#positions`,
			genre: 'Position du syndicat',
			titre,
			resume,
			texte: enTexte(corps)
		}))
];

/** What is shipped with the program, as it stands on the day `au`. */
export const fournis = (au: Temporal.PlainDate): Document[] => [
	...PAGES,
	...questions().map(({ code, question: titre, court, corps, employeur, parRegime, seeds }) => ({
		href: `/droits/${code}`,
		genre: 'Vos droits',
		titre,
		resume: court,
		texte: [
			enTexte(corps),
			...[...(employeur?.peut ?? []), ...(employeur?.nePeutPas ?? []), ...parRegime].map(
				({ texte }) => texte
			),
			...seeds.map(({ verite }) => verite)
		].join(' '),
		poids: 1.5
	})),
	...MOMENTS.flatMap(({ lettres }) => lettres.flatMap((code) => lettreConnue(code) ?? [])).map(
		({ exemple: { code, titre, resume, avant, apres } }) => ({
			href: `/lettres/${code}`,
			genre: 'Lettre',
			titre,
			resume,
			texte: [...avant, ...apres].join(' ')
		})
	),
	...REGIMES_EXPOSES.flatMap((code) =>
		expose(code, au).etapes.map(({ ancre, titre, phrase, details, lectures, remarques }) => ({
			href: `/regles/${code}#${ancre}`,
			genre: 'Règle',
			titre: `${titre} (${minuscule(REGIMES_LIBELLES[code])})`,
			resume: phrase,
			texte: [...details, ...lectures, ...remarques].map(({ texte }) => texte).join(' '),
			// The same step comes once for each status: the question that tells them apart is read first.
			poids: 0.12
		}))
	),
	...etapesDuModeDEmploi(au)
];

const minuscule = (mots: string): string => mots.charAt(0).toLowerCase() + mots.slice(1);

/** The steps as they are for a civil servant of the State, whose rules are the most read. */
function etapesDuModeDEmploi(au: Temporal.PlainDate): Document[] {
	const lu = modeDEmploi({
		regime: 'fpe',
		employeur: null,
		zone: 'metropole',
		faits: [],
		au,
		entretienLe: null
	});
	if (!lu.ok) throw new Error(lu.refus.message);
	return lu.etapes.map(({ code, titre, bref, vous, employeur, garder }) => ({
		href: `/mode-d-emploi#${code}`,
		genre: 'Mode d’emploi',
		titre,
		resume: bref,
		texte: [...vous, ...employeur]
			.map(({ texte }) => texte)
			.concat(garder)
			.join(' ')
	}));
}
