import { typographie } from '#lib/domain/typographie.ts';
import { campagne } from '#lib/server/campagne.ts';
import { sectionPublique } from '#lib/server/contacts.ts';
import { enHtml } from '#lib/server/documents/html.ts';
import { ecritsPublies } from '#lib/server/ecrits.ts';
import { annonce } from '../../campagne/vue.server.ts';
import type { PageServerLoad } from './$types';

/** How many entries of the campaign are announced on the page of a section. */
const DERNIERES = 6;

/** Where the QR codes of a section lead: who they are, whom to call, what to do first. */
export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	const contact = await sectionPublique(ctx, params.section);
	const section = params.section.toLowerCase();
	const [presentations, positions, entrees] = await Promise.all([
		ecritsPublies(ctx, { kind: 'public' }, 'presentation', { section }),
		ecritsPublies(ctx, { kind: 'public' }, 'position', { section }),
		campagne(ctx, { section })
	]);
	const [presentation] = presentations;
	return {
		section,
		contact,
		presentation: presentation ? enHtml(presentation.corps, { niveau: 3 }) : null,
		positions: positions.map(({ cle, titre, resume }) => ({
			href: `/droits/${cle}`,
			titre: typographie(titre),
			resume: typographie(resume)
		})),
		entrees: entrees.slice(0, DERNIERES).map(annonce),
		suite: entrees.length > DERNIERES
	};
};
