// Brings what stands in an element to what is wanted there, and touches only what differs: elements that stand there
// already need neither be made nor styled again, which is most of the time between a letter and its results.

/**
 * What is wanted: a text, or an element with its class, attributes and what is in it.
 * @typedef {string | {name: string, className?: string, attributes?: Record<string, string>, parts?: Wanted[]}} Wanted
 */

const isSame = (node, { name, className = "" }) => node.localName === name && node.className === className;

function made({ name, className }) {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}

/**
 * Renews what is in an element from one of its children on.
 * @param {Element} parent
 * @param {Wanted[]} wanted
 * @param {ChildNode | null} [from] the first child that is renewed; what is before it stays
 */
export function renew(parent, wanted, from = parent.firstChild) {
  let node = from;
  for (const one of wanted) {
    if (typeof one === "string") {
      if (!one) continue;
      if (node?.nodeType !== Node.TEXT_NODE) {
        parent.insertBefore(document.createTextNode(one), node);
        continue;
      }
      if (node.data !== one) node.data = one;
    } else {
      const isThere = node !== null && isSame(node, one);
      const element = isThere ? node : made(one);
      for (const name in one.attributes) {
        if (element.getAttribute(name) !== one.attributes[name]) element.setAttribute(name, one.attributes[name]);
      }
      renew(element, one.parts ?? []);
      if (!isThere) {
        parent.insertBefore(element, node);
        continue;
      }
    }
    node = node.nextSibling;
  }
  while (node) {
    const next = node.nextSibling;
    node.remove();
    node = next;
  }
}
