import type postgres from 'postgres';
import type { Config } from '#lib/server/config.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { createKeyFile, readKeyFile } from '#lib/server/keys/key-file.ts';
import { fingerprint, type Keys } from '#lib/server/keys/keys.ts';

const FINGERPRINT = 'cle.empreinte';

/**
 * The keys of this database, or of a new one. The database keeps the fingerprint of its key file, so that Vigie never
 * writes with another one.
 * Throws a `ConfigError`: the file is missing though the database was made with one, or is not the right one.
 */
export async function ensureKeys(
	config: Pick<Config, 'keyFile' | 'mode'>,
	owner: postgres.Sql
): Promise<{ keys: Keys; keyCreated: boolean }> {
	const [known] = await owner<{ valeur: string }[]>`select valeur from reglage where cle = ${FINGERPRINT}`;
	const found = await readKeyFile(config.keyFile, { strict: config.mode === 'production' });
	if (known) {
		if (!found) {
			throw new ConfigError(
				`Le fichier de clé ${config.keyFile} manque, et sans lui rien de ce que la base contient ne peut être lu : remettez la copie que vous en avez gardée.`,
				{ variable: 'VIGIE_KEY_FILE' }
			);
		}
		if (fingerprint(found) !== known.valeur) {
			throw new ConfigError(
				`Le fichier ${config.keyFile} n’est pas la clé de cette base : remettez celle avec laquelle elle a été créée.`,
				{ variable: 'VIGIE_KEY_FILE' }
			);
		}
		return { keys: found, keyCreated: false };
	}
	const keys = found ?? (await createKeyFile(config.keyFile));
	await owner`insert into reglage (cle, valeur) values (${FINGERPRINT}, ${fingerprint(keys)})`;
	return { keys, keyCreated: found === null };
}
