import { readFileSync, writeFileSync } from 'node:fs';

/*
 * Adds to package-lock.json the optional packages for other platforms that are missing from it. A registry mirror that
 * does not hold them makes npm leave them out when it writes the lock, and refuse the lock in `npm ci`. To be run after
 * such an `npm install`; where all of them are there it changes nothing.
 */
const PATH = 'package-lock.json';
const SYSTEMS = ['android', 'darwin', 'win32', 'freebsd', 'openharmony', 'linux'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'arm', 'wasm32'];

const lock = JSON.parse(readFileSync(PATH, 'utf8'));
for (const [parent, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
    if (!isLocked(parent, name)) lock.packages[`node_modules/${name}`] = platformPackage(name, version, entry.dev);
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
);
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`);

/** As Node resolves it: beside the parent, or in a node_modules above it. */
function isLocked(parent, name) {
  const parts = parent.split('/node_modules/');
  return (
    parts.some((_, depth) => {
      const above = parts.slice(0, parts.length - depth).join('/node_modules/');
      return `${above && `${above}/`}node_modules/${name}` in lock.packages;
    }) || `node_modules/${name}` in lock.packages
  );
}

function platformPackage(name, version, dev) {
  const os = SYSTEMS.find((system) => name.includes(system));
  const cpu = PROCESSORS.find((processor) => name.includes(processor));
  if (!os && !cpu) throw new Error(`${name} is missing and is no package for another platform.`);
  const libc = name.includes('musl') ? 'musl' : name.includes('gnu') ? 'glibc' : undefined;
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(libc && os === 'linux' && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}
