import { parseArgs } from 'node:util';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { type Commande, estRefus, type Io, type ParsedArgs, type Sortie } from './commande.ts';

type Entree = { resume: string; load: () => Promise<{ commande: Commande }> };

/** Every command, loaded only when it is called so that each answers at once. */
const COMMANDES: Record<string, Entree> = {
	delai: { resume: 'compter un délai', load: () => import('./delai.ts') },
	feries: { resume: 'jours fériés d’une année', load: () => import('./feries.ts') },
	echeances: { resume: 'toutes les échéances d’un dossier', load: () => import('./echeances.ts') },
	convocation: { resume: 'lire une convocation', load: () => import('./convocation.ts') },
	irregularites: { resume: 'ce qui n’est pas régulier', load: () => import('./irregularites.ts') },
	courrier: { resume: 'rédiger un courrier', load: () => import('./courrier.ts') },
	notation: { resume: 'confronter une ancienne notation à son texte', load: () => import('./notation.ts') }
};

/** Exit codes of the contract. */
const BIEN = 0;
const PANNE = 1;
const SAISIE_REFUSEE = 2;

const AIDE = [
	'vigie <commande> [options]',
	'',
	...Object.entries(COMMANDES).map(([nom, { resume }]) => `  ${nom.padEnd(14)} ${resume}`),
	'',
	'  --json       répondre par un document JSON',
	'  --help       aide d’une commande',
	''
].join('\n');

/** Splits the words typed after the name of a command. Refused: an unknown, repeated or incomplete option. */
function lireArguments(commande: Commande, argv: string[]): { ok: true; args: ParsedArgs } | Refus {
	const connues: Commande['options'] = { ...commande.options, json: { type: 'boolean' } };
	const { tokens } = parseArgs({ args: argv, options: connues, strict: false, tokens: true });
	const args: ParsedArgs = { options: {}, mots: [], json: false };
	for (const token of tokens) {
		if (token.kind === 'positional') args.mots.push(token.value);
		if (token.kind !== 'option') continue;
		const option = Object.hasOwn(connues, token.name) ? connues[token.name] : undefined;
		if (!option) {
			return refus(
				'option-inconnue',
				`L’option « ${token.rawName} » n’existe pas pour « ${commande.nom} » : essayez « vigie ${commande.nom} --help ».`,
				token.name
			);
		}
		const refusee = ajouterOption(args, option, token);
		if (refusee) return refusee;
	}
	const { minimum, maximum } = commande.mots ?? { minimum: 0, maximum: 0 };
	if (args.mots.length > maximum) {
		return refus('argument-inconnu', `« ${args.mots[maximum]} » n’est pas attendu ici.`);
	}
	if (args.mots.length < minimum) {
		return refus('argument-manquant', `Il manque un mot : essayez « vigie ${commande.nom} --help ».`);
	}
	return { ok: true, args };
}

type OptionLue = { name: string; rawName: string; value?: string; inlineValue?: boolean };

function ajouterOption(
	args: ParsedArgs,
	option: Commande['options'][string],
	{ name, rawName, value, inlineValue }: OptionLue
): Refus | null {
	if (option.type === 'boolean') {
		if (value !== undefined)
			return refus('option-sans-valeur', `« ${rawName} » s’écrit seule, sans valeur.`, name);
		if (name === 'json') args.json = true;
		else args.options[name] = true;
		return null;
	}
	if (value === undefined || (!inlineValue && value.startsWith('--'))) {
		return refus('valeur-manquante', `« ${rawName} » attend une valeur.`, name);
	}
	const deja = args.options[name];
	if (option.multiple) {
		args.options[name] = Array.isArray(deja) ? [...deja, value] : [value];
		return null;
	}
	if (deja !== undefined)
		return refus('option-repetee', `« ${rawName} » ne peut être donnée qu’une fois.`, name);
	args.options[name] = value;
	return null;
}

async function readStdin(): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of process.stdin) parts.push(Buffer.from(part));
	return Buffer.concat(parts).toString('utf8');
}

const io: Io = {
	stdin: readStdin,
	today: () => Temporal.Now.plainDateISO('Europe/Paris')
};

const print = (texte: string) =>
	new Promise<void>((resolve, reject) =>
		process.stdout.write(texte, (error) => (error ? reject(error) : resolve()))
	);

const enJson = (document: unknown) => `${JSON.stringify(document)}\n`;

const printSortie = (sortie: Sortie, json: boolean): Promise<void> =>
	print(json ? enJson(sortie.json) : `${sortie.texte.trimEnd()}\n`);

/** A bad input is the answer of a program with `--json`, a message to a person without it. */
async function printRefus({ refus: erreur }: Refus, json: boolean): Promise<void> {
	if (json) await print(enJson({ erreur }));
	else process.stderr.write(`${erreur.message}\n`);
}

async function run(argv: string[]): Promise<number> {
	const [nom, ...suite] = argv;
	const json = argv.includes('--json');
	if (nom === undefined || nom === '--help' || nom === '-h') {
		await print(AIDE);
		return nom === undefined ? SAISIE_REFUSEE : BIEN;
	}
	if (!Object.hasOwn(COMMANDES, nom)) {
		const liste = Object.keys(COMMANDES).join(', ');
		await printRefus(
			refus('commande-inconnue', `« ${nom} » n’est pas une commande : choisissez parmi ${liste}.`),
			json
		);
		return SAISIE_REFUSEE;
	}
	const { commande } = await COMMANDES[nom]!.load();
	if (suite.includes('--help') || suite.includes('-h')) {
		await print(`${commande.usage.trimEnd()}\n`);
		return BIEN;
	}
	const lus = lireArguments(commande, suite);
	const reponse = lus.ok ? await commande.run(lus.args, io) : lus;
	if (estRefus(reponse)) {
		await printRefus(reponse, json);
		return SAISIE_REFUSEE;
	}
	await printSortie(reponse, json);
	return BIEN;
}

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (cause) {
	const message = 'La commande s’est arrêtée sur une panne interne ; rien n’a été enregistré.';
	if (process.argv.includes('--json')) process.stdout.write(enJson({ erreur: { code: 'interne', message } }));
	process.stderr.write(`${message}\n${cause instanceof Error ? cause.stack : String(cause)}\n`);
	process.exitCode = PANNE;
}
