/** The few things of the browser that the scripts of our pages use; the compiler does not know the rest. */
export interface PageElement {
  value: string;
  textContent: string | null;
  innerHTML: string;
  hidden: boolean;
  href: string;
  download: string;
  focus(): void;
  select(): void;
  click(): void;
  remove(): void;
  append(child: PageElement): void;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
}

export interface PageEvent {
  preventDefault(): void;
}

export interface PageDocument {
  body: PageElement;
  title: string;
  getElementById(id: string): PageElement | null;
  createElement(tag: string): PageElement;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
}

/** Thrown at what a page itself must have: a fault of ours, seen in its test. */
export function pageElement(page: PageDocument, id: string): PageElement {
  const found = page.getElementById(id);
  if (found === null) throw new Error(`the page has no element ${id}`);
  return found;
}
