/** How often what goes on is asked for again, so that a run is seen as it happens. */
export const LIVE_EVERY_MS = 5000;
