import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { contenuRisques } from '#lib/server/contenu.ts';
import { enHtml } from '#lib/server/documents/html.ts';
import { question, sourcesDeQuestion, type Question } from '#lib/server/droits.ts';
import type { EcritPublie } from '#lib/server/ecrits.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { phraseSourcee } from '../../convocation/vue.server.ts';
import { TITRES } from '../rubriques.ts';

/** Everything that the page of a question says, as finished French text, on the day `au`. */
export function questionVue(lue: Question, positions: readonly EcritPublie[], au: Temporal.PlainDate) {
	const sourcee = <T extends Parameters<typeof phraseSourcee>[0]>(une: T) =>
		phraseSourcee(une, au.toString());
	return {
		...TITRES[lue.rubrique],
		code: lue.code,
		question: lue.question,
		court: lue.court,
		certitude: lue.certitude,
		pour: lue.regimes ? statuts(lue.regimes) : null,
		suite: lue.suite,
		reponse: enHtml(lue.corps, { sources: 'page' }),
		seeds: lue.seeds,
		peut: (lue.employeur?.peut ?? []).map(sourcee),
		nePeutPas: (lue.employeur?.nePeutPas ?? []).map(sourcee),
		parRegime: lue.parRegime.map((cas) => ({ ...sourcee(cas), statuts: statuts(cas.regimes) })),
		risques: lue.risques ? risques(au) : [],
		positions: positions.map(({ id, section, titre, corps, du }) => ({
			id,
			deQui: section === null ? 'du syndicat' : `de la section ${section}`,
			titre: typographie(titre),
			texte: enHtml(corps, { niveau: 4 }),
			le: du.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()
		})),
		liees: lue.liees
			.flatMap((code) => question(code) ?? [])
			.map(({ code, question: q }) => ({ code, question: q })),
		sources: sourcesDeQuestion(lue).map((code) => {
			const source = fondement(code);
			return { ...reference(source, au), certitude: source.certitude };
		}),
		version: lue.version,
		verifieLe: lue.verifieLe
	};
}

/** The notices by employer and status, as everybody may read them; each agent reads theirs before a letter. */
const risques = (au: Temporal.PlainDate) =>
	contenuRisques().notices.map(({ titre, version, lectureLe, ...notice }) => ({
		titre,
		version,
		lectureLe,
		...phraseSourcee(notice, au.toString())
	}));

const statuts = (regimes: readonly RegimeCode[]): string =>
	regimes.map((code) => REGIMES_LIBELLES[code]).join(', ');
