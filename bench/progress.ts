import { Presets, SingleBar } from 'cli-progress';

/** Is told how far the run is. */
export interface Progress {
  say(text: string): void;
  /** A run begins. */
  begin(label: string): void;
  /** It has ended. */
  advance(): void;
  stop(): void;
}

/** A bar on a terminal, plain lines elsewhere; on stderr, so that stdout holds nothing but the table. */
export function createProgress(runs: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? barProgress(runs, stream) : lineProgress(runs, stream);
}

function barProgress(runs: number, stream: NodeJS.WriteStream): Progress {
  const format = '{bar} {value}/{total} {duration_formatted}, {eta_formatted} to go  {label}';
  const bar = new SingleBar({ stream, format, hideCursor: true, etaBuffer: 20 }, Presets.shades_classic);
  bar.start(runs, 0, { label: '' });
  return {
    say: (label) => bar.update({ label }),
    begin: (label) => bar.update({ label }),
    advance: () => bar.increment(),
    stop: () => bar.stop(),
  };
}

function lineProgress(runs: number, stream: NodeJS.WriteStream): Progress {
  let done = 0;
  let current = '';
  return {
    say: (text) => void stream.write(`${text}\n`),
    begin: (label) => {
      current = label;
    },
    advance: () => void stream.write(`${++done}/${runs} ${current}\n`),
    stop: () => undefined,
  };
}
