/** Where the one section lies in memory and in the file. */
const [memory, file] = [0x1000, 0x200];
const sectionSize = 0x200;

/**
 * `bcryptprimitives.dll` as Wine before 9 lacks it and every Windows since 7 has it, for `ProcessPrng` alone, with which
 * programs in Rust (Typst) seed their hash maps: a DLL without code, that passes the call on to `SystemFunction036` of
 * advapi32 (RtlGenRandom), whose first two arguments are the same.
 * Source: Microsoft, "PE Format", sections on the optional header, section headers and export forwarding.
 */
export function processPrng(): Uint8Array {
  const image = Buffer.alloc(file + sectionSize);
  const u16 = (at: number, value: number): number => image.writeUInt16LE(value, at);
  const u32 = (at: number, value: number): number => image.writeUInt32LE(value, at);
  image.write("MZ", 0, "latin1");
  u32(0x3c, 0x40);
  image.write("PE\0\0", 0x40, "latin1");

  const coff = 0x44;
  u16(coff, 0x8664); // x64
  u16(coff + 2, 1); // one section
  u16(coff + 16, 240); // size of the optional header
  u16(coff + 18, 0x2022); // a DLL that runs, and knows large addresses

  const optional = coff + 20;
  u16(optional, 0x20b); // PE32+
  u32(optional + 8, sectionSize);
  image.writeBigUInt64LE(0x180000000n, optional + 24); // wished address
  u32(optional + 32, memory); // alignment of sections in memory, and in the file
  u32(optional + 36, file);
  u16(optional + 40, 6); // Windows 6 and later, twice: system and subsystem
  u16(optional + 48, 6);
  u32(optional + 56, 2 * memory); // size in memory, and of the headers
  u32(optional + 60, file);
  u16(optional + 68, 3); // console
  u16(optional + 70, 0x160); // any address, no code in data
  u32(optional + 108, 16); // directories, of which the first is that of exports
  u32(optional + 112, memory);
  u32(optional + 116, sectionSize);

  const section = optional + 240;
  image.write(".rdata", section, "latin1");
  u32(section + 8, sectionSize);
  u32(section + 12, memory);
  u32(section + 16, sectionSize);
  u32(section + 20, file);
  u32(section + 36, 0x40000040); // data, to be read

  const place = { functions: 0x40, names: 0x48, ordinals: 0x50, dll: 0x60, name: 0x80, forward: 0xa0 };
  const exports = file;
  u32(exports + 12, memory + place.dll);
  u32(exports + 16, 1); // the first number, one function, one name
  u32(exports + 20, 1);
  u32(exports + 24, 1);
  u32(exports + 28, memory + place.functions);
  u32(exports + 32, memory + place.names);
  u32(exports + 36, memory + place.ordinals);
  u32(exports + place.functions, memory + place.forward); // an address within the directory is that of a forward
  u32(exports + place.names, memory + place.name);
  image.write("bcryptprimitives.dll", exports + place.dll, "latin1");
  image.write("ProcessPrng", exports + place.name, "latin1");
  image.write("advapi32.SystemFunction036", exports + place.forward, "latin1");
  return image;
}
