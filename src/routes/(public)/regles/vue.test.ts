import { describe, expect, it } from 'vitest';
import { FAITS } from '#lib/domain/dossier/libelles.ts';
import type { RegimeExpose } from '#lib/domain/regimes/expose.ts';
import { codeDeSource, fondements } from '#lib/domain/regimes/fondements.ts';
import { aRelireLe } from '#lib/domain/regimes/fraicheur.ts';
import { COMMUNES, POPULATIONS } from '#lib/domain/regimes/generalites.ts';
import { instances } from '#lib/domain/regimes/instances.ts';
import { regimeApplicable, type RegleSituee, toutesLesRegles } from '#lib/domain/regimes/regimes.ts';
import { estDatee } from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { indexDesRegles, REGIMES_EXPOSES, regimeVu } from './vue.server.ts';

const AU = Temporal.PlainDate.from('2026-11-22');
const PAGES = new Map(REGIMES_EXPOSES.map((code) => [code, regimeVu(code, AU)]));

const page = (code: string) => PAGES.get(code as RegimeExpose)!;

/** The step of the page that shows a rule: on the page of the régime, or in the part of the employer. */
function etapeDe({ regime, employeur, echeance }: RegleSituee) {
	const { etapes: communes, employeurs } = page(regime);
	const etapes = employeur ? employeurs.find(({ code }) => code === employeur)?.etapes : communes;
	const ancre = employeur ? `${employeur}-${echeance}` : echeance;
	return etapes?.find((etape) => etape.ancre === ancre);
}

describe('chaque règle est sur la page de son régime', () => {
	it.each(toutesLesRegles())('$ou : délai, départ, certitude, lectures, remarques, sources', (situee) => {
		const { regle } = situee;
		const etape = etapeDe(situee);
		expect(etape).toBeDefined();
		if (!etape) return;
		const dit = (terme: string) => etape.details.find((detail) => detail.terme === terme)?.texte ?? '';
		expect(etape.certitude).toBe(regle.certitude);
		expect(etape.sources.map(({ code }) => code)).toEqual(regle.fondements.map(codeDeSource));
		const remarques = etape.remarques.map(({ texte }) => texte);
		for (const { texte } of regle.remarques ?? []) expect(remarques).toContain(typographie(texte));
		const lectures = 'lectures' in regle ? (regle.lectures ?? []) : [];
		expect(etape.lectures.map(({ texte }) => texte)).toEqual(lectures.map(({ texte }) => typographie(texte)));
		if (!estDatee(regle)) {
			expect(dit('Délai')).toBe(typographie(regle.texte));
			expect(etape.duree).toBe(regle.genre === 'sans-delai' ? 'pas de délai' : null);
			return;
		}
		const [, nombre = '', unite = ''] = /^P(\d+)([DM])$/.exec(regle.duree) ?? [];
		expect(etape.duree).toBe(
			`${nombre}\u00a0${unite === 'M' ? 'mois' : 'jours'}${regle.genre === 'acte-franc' ? ' francs' : ''}`
		);
		for (const type of regle.depuis) expect(dit('Part de').toLowerCase()).toContain(FAITS[type].nom);
		for (const type of regle.aDefaut ?? []) expect(dit('Part de')).toContain(FAITS[type].nom);
		for (const type of regle.closPar) {
			expect(`${dit('Accompli par')}${dit('Évité par')}`.toLowerCase()).toContain(FAITS[type].nom);
		}
		expect(dit('En vigueur') === '').toBe(regle.valideDu === null && regle.valideAu === null);
		if (regle.valideDu) expect(dit('En vigueur')).toContain(regle.valideDu.slice(0, 4));
	});

	it.each(instances())('$regime, $employeur : $nom, du $du au $au', (ligne) => {
		const { commissions, employeurs } = page(ligne.regime);
		const noms =
			ligne.employeur === null
				? commissions
				: employeurs.find(({ code }) => code === ligne.employeur)?.commissions;
		const vue = noms?.find(({ texte, sources }) => texte === ligne.nom && sources.length > 0);
		expect(vue?.certitude).toBe(ligne.certitude);
		expect(vue?.sources.map(({ code }) => code)).toEqual(ligne.fondements);
		for (const borne of [ligne.du, ligne.au]) if (borne) expect(vue?.periode).toContain(borne.slice(0, 4));
	});

	it.each(REGIMES_EXPOSES)('%s : le préavis, l’entretien, la signature et le visa ont leur étape', (code) => {
		const lu = regimeApplicable(code);
		if (!lu.ok) throw new Error(lu.refus.message);
		const { preavis, exigences, piecesExigees, visaApresRemise } = lu.regime;
		const etape = (ancre: string) => page(code).etapes.find((vue) => vue.ancre === ancre);
		const sources = (ancre: string) => etape(ancre)?.sources.map((source) => source.code);
		expect(sources('convocation')).toEqual(preavis.fondements.map(codeDeSource));
		expect(sources('entretien')).toEqual(exigences.entretien);
		expect(sources('signature')).toEqual(exigences.signature);
		expect(sources('visa')).toEqual(exigences.visa);
		if (preavis.certitude === 'a-verifier') {
			expect(etape('convocation')?.duree).toBeNull();
			return;
		}
		const texte = JSON.stringify([etape('convocation'), etape('visa')]);
		expect(texte).toContain(`${preavis.jours}\u00a0jours au moins`);
		expect(texte).toContain(piecesExigees ? 'La fiche de poste et la trame' : 'Ce texte n’en demande aucun');
		expect(texte).toContain(visaApresRemise ? 'Après la première remise' : 'Avant la notification');
	});

	it('ce que le calcul fait de plus que la règle est dit à côté d’elle, avec sa source', () => {
		const dit = (code: string, ancre: string, debut: string) => {
			const { etapes, employeurs } = page(code);
			return [...etapes, ...employeurs.flatMap((employeur) => employeur.etapes)]
				.filter((etape) => etape.ancre === ancre)
				.flatMap(({ remarques }) => remarques.filter(({ texte }) => texte.startsWith(debut)))
				.flatMap(({ sources }) => sources.map((source) => source.code));
		};
		expect(dit('fpe', 'recours-hierarchique', 'Si la signature et la notification')).toEqual([]);
		expect(dit('fpe', 'dgfip-recours-hierarchique', 'Si la signature et la notification')).toEqual([
			'decret-2010-888-art-6'
		]);
		expect(dit('fpe', 'saisine-cap', 'Sans réponse, le texte ne dit pas')).toEqual(['decret-2010-888-art-6']);
		expect(dit('contractuel-territorial', 'saisine-cap', 'Sans réponse, des centres de gestion')).toContain(
			'fiche-cdg77-ccp'
		);
		for (const code of REGIMES_EXPOSES) {
			expect(dit(code, 'recours-contentieux', 'Un recours hiérarchique')).toContain('crpa-l411-2');
		}
	});

	it('le préavis promis par un employeur est dit chez lui', () => {
		const biatss = page('fpe').employeurs.find(({ code }) => code === 'education-biatss');
		expect(biatss?.etapes[0]).toMatchObject({
			ancre: 'education-biatss-convocation',
			duree: '15\u00a0jours au moins',
			certitude: 'a-verifier',
			phrase: 'L’arrêté de votre ministère promet un délai plus long que le décret.'
		});
		expect(biatss?.etapes[0]?.details).toContainEqual({
			terme: 'Contenu',
			texte: 'Par écrit, avec le jour, l’heure et le lieu'
		});
	});
});

describe('la page se lit', () => {
	it.each(REGIMES_EXPOSES)(
		'%s : chaque ancre est unique, chaque étape a une source et une phrase',
		(code) => {
			const { etapes, employeurs } = page(code);
			const toutes = [...etapes, ...employeurs.flatMap((employeur) => employeur.etapes)];
			expect(new Set(toutes.map(({ ancre }) => ancre)).size).toBe(toutes.length);
			for (const { sources, phrase, details } of toutes) {
				expect(sources.length).toBeGreaterThan(0);
				expect(phrase).toMatch(/\.$/);
				for (const { texte } of details) expect(texte).toMatch(/^\p{Lu}|^\d/u);
			}
		}
	);

	it.each(REGIMES_EXPOSES)(
		'%s : ce qui est à vérifier n’a ni nombre de jours, ni date, et dit à qui demander',
		(code) => {
			for (const { certitude, duree, details } of page(code).etapes) {
				if (certitude !== 'a-verifier') continue;
				expect(duree).toBeNull();
				expect(JSON.stringify(details)).toMatch(/demandez|Demandez/);
				expect(JSON.stringify(details)).not.toMatch(/\d\u00a0(?:jours|mois)/);
			}
		}
	);

	it('une étape que l’employeur change y renvoie', () => {
		const recours = page('fpe').etapes.find(({ ancre }) => ancre === 'recours-hierarchique');
		expect(recours?.ailleurs).toEqual([
			{ href: '#dgfip-recours-hierarchique', libelle: 'DGFiP' },
			{ href: '#douane-recours-hierarchique', libelle: 'Douane' }
		]);
	});

	it('plus d’un an après la lecture, chaque source le dit', () => {
		const dernier = fondements()
			.flatMap((source) => aRelireLe(source) ?? [])
			.toSorted(Temporal.PlainDate.compare)
			.at(-1)!;
		const { etapes } = regimeVu('fpt', dernier.add({ days: 1 }));
		for (const { sources } of etapes)
			for (const { mention } of sources) expect(mention).toContain('plus d’un an');
	});
});

describe('sommaire des règles', () => {
	const { regimes, anciens, communes } = indexDesRegles(AU);

	it('chaque régime en une ligne : qui, quel texte, quelle commission', () => {
		expect(regimes.map(({ code }) => code)).toEqual(REGIMES_EXPOSES);
		for (const { code, population, texte, commission } of regimes) {
			expect(population).toBe(POPULATIONS[code].texte);
			expect(texte?.texte).toMatch(/^Décret/);
			expect(commission).toMatch(/^La (CAP|CCP)/);
		}
		expect(anciens.map(({ code }) => code)).toEqual(['onic-2005', 'ouvriers-defense-1972']);
	});

	it('ce qui vaut pour tous a sa source et sa certitude', () => {
		expect(communes).toHaveLength(COMMUNES.length);
		for (const { sources } of communes) expect(sources.length).toBeGreaterThan(0);
	});
});
