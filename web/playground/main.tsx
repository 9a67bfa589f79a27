import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

const WELCOME = `# Which companies are there, and what happened in them last?
{
  companies(first: 10) {
    nodes { slug plan events(first: 5) { nodes { occurredAt channel action outcome subjectName } } }
  }
}
`;

/** Asks as whoever holds the cookie of staff, which counts in requests with this header alone. */
async function ask(operation: object): Promise<object> {
  const response = await fetch('graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'LeaveWizard-Playground': '1' },
    body: JSON.stringify(operation),
  });
  // The cookie is over: the address now shows the form that asks for a token.
  if (response.status === 401) window.location.reload();
  return response.json();
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the playground.');
// What was typed stays in this tab, and is gone with it.
createRoot(root).render(
  <GraphiQL
    fetcher={ask}
    storage={window.sessionStorage}
    defaultQuery={WELCOME}
    isHeadersEditorEnabled={false}
    showPersistHeadersSettings={false}
    defaultTheme="light"
  />,
);
