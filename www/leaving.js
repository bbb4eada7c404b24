// Warns before work is lost with the page: only while there is work that neither an export nor the device holds.

/** Asks `isAtRisk()` after each change of `desk` and at each call of the function that is returned. */
export function warnBeforeLeaving(desk, isAtRisk) {
  const warn = (event) => event.preventDefault();
  let isListening = false;
  const look = () => {
    if (isAtRisk() === isListening) return;
    isListening = !isListening;
    // A page that listens all the time would come back more slowly after "back".
    if (isListening) addEventListener('beforeunload', warn);
    else removeEventListener('beforeunload', warn);
  };
  desk.subscribe(look);
  return look;
}
