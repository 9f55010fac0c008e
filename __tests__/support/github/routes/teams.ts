import { example } from '../openapi.ts';
import type { Access, Permission, Repository, State } from '../state.ts';
import { type Answer, notFound } from './route.ts';

/** A request about an organization, or about all that a token sees. */
export interface ListCall {
  state: State;
  access: Access;
  params: string[];
  query: URLSearchParams;
}

/** Lists that belong to no repository, by operation of the description. */
export const listRoutes: Readonly<Record<string, { needs: Permission; answer(call: ListCall): Answer }>> = {
  'repos/list-for-org': {
    needs: 'metadata',
    answer: ({ state, params: [org = ''] }) => {
      const list = ofOrganization(state, org);
      return list.length === 0 ? notFound() : { list: list.map((one) => json('minimal-repository', one)) };
    },
  },
  'teams/list-repos-in-org': {
    needs: 'members',
    answer: ({ state, params: [org = '', slug = ''] }) => {
      const names = state.teams.get(`${org}/${slug}`);
      if (names === undefined) return notFound();
      const list = ofOrganization(state, org).filter((one) => names.has(fullName(one)));
      return { list: list.map((one) => json('minimal-repository', one)) };
    },
  },
  'apps/list-repos-accessible-to-installation': {
    needs: 'metadata',
    answer: ({ state, access }) => ({
      list: [...state.repositories.values()]
        .filter((one) => access.repositories?.has(fullName(one)) ?? true)
        .map((one) => json('repository', one)),
      under: 'repositories',
    }),
  },
  'orgs/custom-properties-for-repos-get-organization-values': {
    needs: 'organization_custom_properties',
    answer: ({ state, params: [org = ''], query }) => {
      const [, name = '', value] = /^props\.([\w-]+):(.+)$/.exec(query.get('repository_query') ?? '') ?? [];
      const list = ofOrganization(state, org).filter(({ properties = {} }) => properties[name] === value);
      return {
        list: list.map((one, index) =>
          example('org-repo-custom-property-values', {
            repository_id: index + 1,
            repository_name: one.name,
            repository_full_name: fullName(one),
            properties: Object.entries(one.properties ?? {}).map(([property_name, given]) => ({
              property_name,
              value: given,
            })),
          }),
        ),
      };
    },
  },
};

function ofOrganization({ repositories }: State, org: string): Repository[] {
  return [...repositories.values()].filter(({ owner }) => owner === org);
}

function fullName({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}

function json(schema: 'minimal-repository' | 'repository', repository: Repository) {
  const { name, archived = false, fork = false, topics = [], size = 1 } = repository;
  const about = { name, full_name: fullName(repository), archived, fork, topics, size, default_branch: 'main' };
  return example(schema, { ...about, owner: example('simple-user', { login: repository.owner }) });
}
