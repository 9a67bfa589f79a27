import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the adapter's operations, against the committed schema. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['scim-adapter/operations/*.graphql'],
  generates: {
    'scim-adapter/operations/operations.generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        enumsAsTypes: true,
        onlyOperationTypes: true,
        skipTypename: true,
        useTypeImports: true,
        scalars: { DateTime: 'string', Date: 'string', ID: 'string', CustomValue: 'string | number | boolean' },
        avoidOptionals: { field: true, inputValue: false, object: true },
      },
    },
  },
};

export default config;
