import { Tabs } from '@mantine/core';
import { useListAddress } from '../../parts/list-address.ts';
import { Page } from '../../parts/page.tsx';
import { CallsPanel } from './calls-panel.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { Summary } from './summary.tsx';

/** What the identity provider asked for, what became of it, and what to do where it was refused. */
export function ActivityPage() {
  const address = useListAddress();
  return (
    <Page
      title="Provisioning activity"
      about="Every call of your identity provider: what it asked for, what was answered, and what changed."
    >
      <Summary />
      <Tabs
        value={address.get('view') ?? 'runs'}
        onChange={(view) => address.set({ view: view === 'runs' ? null : view })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="runs">Runs</Tabs.Tab>
          <Tabs.Tab value="calls">All calls</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="runs">
          <RunsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="calls">
          <CallsPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
