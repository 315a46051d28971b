import { fondement } from '#lib/domain/regimes/fondements.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { exemple } from '../exemple.server.ts';
import type { PageServerLoad } from './$types';

const CODES = {
	recours: 'decret-2010-888-art-6',
	signature: 'decret-2010-888-art-4',
	remise: 'ce-396279',
	portee: 'doctrine-cgt-recours-hierarchique',
	silence: 'crpa-l231-4',
	avis: 'caa-nancy-21nc02134',
	juge: 'cja-r421-1',
	sansPrealable: 'ce-386907',
	interruption: 'crpa-l411-2',
	franc: 'ce-409579'
};

export const load: PageServerLoad = ({ locals }) => {
	const au = locals.ctx.today();
	return {
		exemple: exemple(),
		references: Object.fromEntries(
			Object.entries(CODES).map(([nom, code]) => [nom, reference(fondement(code), au)])
		) as Record<keyof typeof CODES, ReturnType<typeof reference>>
	};
};
