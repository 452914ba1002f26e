/** The few things of the browser that the workshop's script uses; the compiler is not told of the rest. */
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
  getElementById(id: string): PageElement | null;
  createElement(tag: string): PageElement;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
}
