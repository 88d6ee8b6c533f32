import { BlockList, isIP } from "node:net";

const ranges: readonly [string, number, "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"], // this network
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"], // carriers
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"], // link-local, and the metadata of clouds
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.88.99.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 4, "ipv4"], // many at once
  ["240.0.0.0", 4, "ipv4"],
];

const notPublic = new BlockList();
for (const [network, prefix, family] of ranges) notPublic.addSubnet(network, prefix, family);

// Of IPv6 only what is given out as global unicast, less what leads back into IPv4 or nowhere.
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");
const leadingElsewhere = new BlockList();
for (const [network, prefix] of [
  ["2001::", 23], // Teredo, benchmarks, ORCHID
  ["2001:db8::", 32], // examples
  ["2002::", 16], // 6to4
  ["3fff::", 20], // examples
] as const)
  leadingElsewhere.addSubnet(network, prefix, "ipv6");

/** Whether an address is one of the public internet: not this machine, not its network, nothing reserved. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !notPublic.check(address, "ipv4");
    case 6:
      // An IPv4 address inside (::ffff:10.0.0.1, 64:ff9b::) is not global unicast either.
      return globalUnicast.check(address, "ipv6") && !leadingElsewhere.check(address, "ipv6");
    default:
      return false;
  }
}
