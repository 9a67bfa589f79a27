#!/bin/sh
# `npm run test:faults [-- --long] [options of jest]`: histories while the network fails, and kills under load.
# Three histories of two minutes, ten minutes in all; with --long one of half an hour, and nothing else.
set -eu
seconds=120 seeds=1,2,3 tests='test/faults test/crash'
if [ "${1-}" = --long ]; then
  shift
  seconds=1800 seeds=11 tests='test/faults/history -t seed'
fi
export HISTORY_SECONDS="${HISTORY_SECONDS:-$seconds}" HISTORY_SEEDS="${HISTORY_SEEDS:-$seeds}"
export CRASH_ROUNDS="${CRASH_ROUNDS:-20}" CRASH_WRITES="${CRASH_WRITES:-260}"
# shellcheck disable=SC2086 # Several words.
NODE_OPTIONS=--experimental-vm-modules exec jest --testSequencer=./test/support/jest/longest-first.js $tests "$@"
