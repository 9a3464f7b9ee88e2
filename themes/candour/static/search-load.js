// Loads the scripts of the index: by script elements, so that it works from a folder and under a strict policy.
(function () {
  'use strict';

  const own = window.CandourSearch;
  const PATIENCE = 20_000;
  const PAUSE = 400;
  const arrived = new Map();
  const asked = new Map();

  // Every script of the index calls this with its name and its data.
  window.candourSearch = (name, data) => void arrived.set(name, data);

  own.LoadError = class extends Error {};

  // Returns a loader of the scripts below an address. One that does not arrive, or arrives in part, is asked for twice;
  // after that it is forgotten, so that the reader can try again.
  own.loader = (base) => (name, digest) => {
    if (!asked.has(name)) {
      const url = `${base}${name}.${digest}.js`;
      const data = once(name, url)
        .catch(() => later(PAUSE).then(() => once(name, `${url}?again`)))
        .catch((error) => {
          asked.delete(name);
          throw error;
        });
      asked.set(name, data);
    }
    return asked.get(name);
  };

  function once(name, url) {
    return new Promise((done, refuse) => {
      const script = document.createElement('script');
      const timer = setTimeout(end, PATIENCE);
      function end() {
        clearTimeout(timer);
        script.remove();
        if (!arrived.has(name)) return refuse(new own.LoadError(name));
        const data = arrived.get(name);
        arrived.delete(name);
        done(data);
      }
      script.onload = end;
      script.onerror = end;
      script.src = url;
      document.head.append(script);
    });
  }

  const later = (time) => new Promise((done) => setTimeout(done, time));
})();
