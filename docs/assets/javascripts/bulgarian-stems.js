// The stem of a Bulgarian word, by the rules in bulgarian-stems.json, read as scripts/lineup/languages/stems.py reads
// them: what the data mean is told there, and tests/site/test_stems.py proves the two equal.

function endings(actions) {
  const found = new Map();
  let longest = 0;
  for (const [action, listed] of Object.entries(actions)) {
    const digits = /^\d+/.exec(action)[0];
    for (const ending of listed.split(" ")) {
      found.set(ending, [Number(digits), action.slice(digits.length)]);
      longest = Math.max(longest, ending.length);
    }
  }
  return { found, longest };
}

function shorten(word, pass, shortest) {
  const marked = "^" + word;
  for (let start = Math.max(0, marked.length - pass.longest); start < marked.length; start++) {
    const rule = pass.found.get(marked.slice(start));
    if (rule) {
      const shorter = word.slice(0, Math.max(0, word.length - rule[0])) + rule[1];
      // Characters, as Python counts them.
      return [...shorter].length >= shortest ? shorter : word;
    }
  }
  return word;
}

/**
 * Makes the function from a word to its stem.
 * @param {object} data bulgarian-stems.json, parsed
 * @returns {(word: string) => string}
 */
export function stemmer(data) {
  const kept = new Set(data.kept.split(" "));
  const known = new Map([...kept].map((word) => [word, word]));
  for (const [stem, forms] of Object.entries(data.irregular)) {
    for (const form of forms.split(" ")) known.set(form, stem);
  }
  const passes = data.passes.map(endings);
  return (word) => {
    word = word.toLowerCase();
    for (const [written, read] of data.letters) word = word.replaceAll(written, read);
    const prefix = data.prefixes.find((one) => word.startsWith(one) && word.length > one.length);
    if (prefix) word = word.slice(prefix.length);
    if (known.has(word)) return known.get(word);
    let found = word;
    for (const pass of passes) found = shorten(found, pass, data.shortest);
    return kept.has(found) ? word : found;
  };
}
