/**
 * What looks like a code of the registry, by the families that it holds. `code-`, `fiche-` and `tract-` also begin other codes
 * of ours (`code-expire`, `fiche-de-poste`, `tract-a4`): those who wrote the sheets are named. « Ce qui » begins a
 * title, never a decision.
 */
const FAMILLES = [
	...['cgfp', 'cja', 'cpc', 'crpa', 'csp', 'code-travail'],
	...['arrete', 'circulaire', 'decret', 'instruction', 'loi', 'ordonnance', 'senat'],
	...['ce(?!-qu[ei]\\b)', 'caa', 'ta', 'ddd', 'jurisprudence', 'commentaire'],
	...[
		'doctrine(?!-syndicale\\b)',
		'fiche-(?:cap|cdg\\d+|cig|gh|mdc\\d+|service-public)',
		'guide-local',
		'tract(?!-a\\d\\b)'
	]
];
const CODE = new RegExp(`(?<![\\w/#.-])(?:${FAMILLES.join('|')})(?:-[a-z\\d]+)+(?![\\w-])`, 'g');

/** The codes of sources that a source file, a model of letter or a notice names, known or not, each once. */
export const codesCites = (contenu: string): string[] => [
	...new Set(Array.from(contenu.matchAll(CODE), ([code]) => code))
];
