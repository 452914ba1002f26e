const noExtracts: readonly RegExp[] = [
  /^~\$/, // the lock of an Office document that is open
  /^\.~lock\..*#$/, // LibreOffice's
  /^(?:ehthumbs.*|thumbs)\.db$/i,
  /^desktop\.ini$/i,
  /^\.ds_store$/i,
  /\.(?:lnk|url|tmp|part|partial|crdownload|download)$/i,
  /^(?:readme|read me|notes?|to ?do)(?:[ _.-].*)?\.(?:txt|md|rtf|docx?)$/i,
  /^readme$/i,
];

/** Whether a file is no extract whatever is in it, by its name: a lock or a note of another program. */
export const isForeign = (name: string): boolean => noExtracts.some((pattern) => pattern.test(name));

/** The same of a member of an archive, by its whole name there; what systems hide is none either. */
export function isNoExtract(member: string): boolean {
  const last = member.slice(member.lastIndexOf("/") + 1);
  return last.startsWith(".") || member.startsWith("__MACOSX/") || isForeign(last);
}
