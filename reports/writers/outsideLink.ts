/** The address of a link out of the document; anything but a page or a mailbox is a fault of whoever made the block. */
export function outsideLink(href: string): string {
  if (/^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(href)) return href;
  throw new Error(`a link to "${href}", which is neither a page nor a mailbox`);
}
