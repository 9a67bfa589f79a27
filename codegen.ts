import type { CodegenConfig } from '@graphql-codegen/cli';

const SCALARS = { DateTime: 'string', Date: 'string', ID: 'string', CustomValue: 'string | number | boolean' };

/** Types of the adapter's and the web app's operations, against the committed schema. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'scim-adapter/operations/operations.generated.ts': {
      documents: ['scim-adapter/operations/*.graphql'],
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        enumsAsTypes: true,
        onlyOperationTypes: true,
        skipTypename: true,
        useTypeImports: true,
        scalars: SCALARS,
        avoidOptionals: { field: true, inputValue: false, object: true },
      },
    },
    // With the documents that sessions may ask for, by hash.
    'web/src/api/generated/': {
      documents: ['web/src/**/*.graphql'],
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        gqlTagName: 'graphql',
        persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        skipTypename: true,
        useTypeImports: true,
        scalars: SCALARS,
      },
    },
  },
};

export default config;
