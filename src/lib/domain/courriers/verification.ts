import type { Condition, Noeud } from '#lib/domain/courriers/gabarit.ts';
import { passagesDe } from '#lib/domain/courriers/passages.ts';
import { SECTIONS, type Champ, type Colonne, type Modele } from '#lib/domain/courriers/modele.ts';

/** Names that a template may use at one point, and those that surely have a value there. */
type Portee = { champs: Map<string, Champ | Colonne | 'numero'>; surs: Set<string>; auMoinsUn: string[][] };

/**
 * What would make a letter of this model wrong whatever is typed: a field that does not exist, a choice that is not offered,
 * an optional field printed outside of its « {si …} », a table printed as a text. One French sentence each; none when the
 * model is sound.
 */
export function defautsDuModele(modele: Modele): string[] {
	const champs = new Map<string, Champ>(modele.champs.map((champ) => [champ.code, champ]));
	const surs = new Set(
		modele.champs
			.filter((champ) => champ.obligatoire || (champ.type === 'choix' && champ.defaut !== null))
			.map(({ code }) => code)
	);
	const portee: Portee = { champs, surs, auMoinsUn: modele.auMoinsUn };
	const doubles = modele.champs.filter(
		({ code }, rang) => modele.champs.findIndex((c) => c.code === code) !== rang
	);
	return [
		...doubles.map(({ code }) => `Le champ « ${code} » est décrit deux fois.`),
		...modele.auMoinsUn
			.flat()
			.filter((code) => !champs.has(code))
			.map(inconnu),
		...SECTIONS.flatMap((section) => defauts(modele.gabarits[section], portee)),
		...defautsDesPassages(modele),
		...modele.champs
			.flatMap((champ) => ('limite' in champ && champ.limite ? [champ.limite.champ] : []))
			.filter((code) => champs.get(code)?.type !== 'texte')
			.map(inconnu)
	];
}

/** A passage is described in the header and stands once in the letter. */
function defautsDesPassages({ passages, gabarits }: Modele): string[] {
	const ecrits = SECTIONS.flatMap((section) => passagesDe(gabarits[section])).map(({ code }) => code);
	const decrits = passages.map(({ code }) => code);
	return [...new Set([...decrits, ...ecrits])].flatMap((code) => {
		const fois = ecrits.filter((un) => un === code).length;
		if (!decrits.includes(code)) return [`Le passage « ${code} » n’est pas décrit en tête du fichier.`];
		if (fois === 1) return [];
		return [`Le passage « ${code} » est écrit ${fois === 0 ? 'nulle part' : `${fois} fois`}.`];
	});
}

const inconnu = (nom: string) => `Le champ « ${nom} » n’existe pas.`;

function defauts(noeuds: Noeud[], portee: Portee): string[] {
	return noeuds.flatMap((noeud): string[] => {
		switch (noeud.type) {
			case 'texte':
				return [];
			case 'valeur':
				return defautsDeValeur(noeud.champ, noeud.forme, portee);
			case 'si':
				return [
					...defautsDeCondition(noeud.condition, portee),
					...defauts(noeud.alors, apresCondition(noeud.condition, portee)),
					...defauts(noeud.sinon, apresCondition({ ...noeud.condition, non: !noeud.condition.non }, portee))
				];
			case 'pour':
				return defautsDeBoucle(noeud, portee);
			case 'passage':
				return defautsDePassage(noeud);
			case 'accord':
				return noeud.formes.flatMap((forme) => defauts(forme, portee));
		}
	});
}

/** A passage may be put in other words by a section: it depends on no answer, so that these may stand in its place. */
const defautsDePassage = ({ code, corps }: Extract<Noeud, { type: 'passage' }>): string[] =>
	corps.every(({ type }) => type === 'texte')
		? []
		: [`Le passage « ${code} » ne peut contenir que du texte, sans accolades.`];

function defautsDeValeur(nom: string, forme: string, { champs, surs }: Portee): string[] {
	const champ = champs.get(nom);
	if (champ === undefined) return [inconnu(nom)];
	if (champ === 'numero') return [];
	if (['oui-non', 'choix-multiple', 'liste', 'tableau'].includes(champ.type)) {
		return [
			`Le champ « ${nom} » ne s’écrit pas tel quel : il faut « {si ${nom}} » ou « {pour … dans ${nom}} ».`
		];
	}
	if (forme === 'jour' && champ.type !== 'date')
		return [`« {jour ${nom}} » : « ${nom} » n’est pas une date.`];
	return surs.has(nom) ? [] : [`Le champ facultatif « ${nom} » s’écrit hors de « {si ${nom}} ».`];
}

/** Checks the name and the code of a condition; used too for the warnings of a model. */
export function defautsDeCondition(
	{ champ: nom, test, attendu }: Condition,
	{ champs }: Pick<Portee, 'champs'>
): string[] {
	const champ = champs.get(nom);
	if (champ === undefined) return [inconnu(nom)];
	if (test === 'rempli' || champ === 'numero') return [];
	const attenduIci = test === 'egale' ? 'choix' : 'choix-multiple';
	if (champ.type !== attenduIci) return [`« ${nom} » n’est pas un champ « ${attenduIci} ».`];
	const offert = 'choix' in champ && champ.choix.some(({ code }) => code === attendu);
	return offert ? [] : [`« ${attendu} » n’est pas un choix de « ${nom} ».`];
}

/** What a true condition teaches: this field is filled; or the last one of its group is, since it is not. */
function apresCondition({ champ, non, test }: Condition, portee: Portee): Portee {
	const surs = new Set(portee.surs);
	if (!non) surs.add(champ);
	else if (test === 'rempli') {
		const groupes = portee.auMoinsUn.filter((groupe) => groupe.includes(champ));
		for (const groupe of groupes) {
			const restants = groupe.filter((code) => code !== champ);
			if (restants.length === 1) surs.add(restants[0]!);
		}
	}
	return { ...portee, surs };
}

function defautsDeBoucle(
	{ nom, champ: code, corps }: Extract<Noeud, { type: 'pour' }>,
	portee: Portee
): string[] {
	const champ = portee.champs.get(code);
	if (champ === undefined || champ === 'numero') return [inconnu(code)];
	if (champ.type !== 'liste' && champ.type !== 'tableau')
		return [`« ${code} » n’est ni une liste, ni un tableau.`];
	const champs = new Map(portee.champs).set('numero', 'numero');
	const surs = new Set(portee.surs);
	if (champ.type === 'tableau') {
		for (const colonne of champ.colonnes) {
			champs.set(`${nom}.${colonne.code}`, colonne);
			if (colonne.obligatoire) surs.add(`${nom}.${colonne.code}`);
		}
	} else {
		champs.set(nom, { ...champ, type: 'texte' });
		surs.add(nom);
	}
	return defauts(corps, { ...portee, champs, surs });
}
