import { autresEspaces } from '../espaces.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({ autres: autresEspaces(locals, '/chiffres') });
