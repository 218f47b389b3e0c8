/** Cuts an IPv4 block into `count` blocks of `bits` host bits: Fn::Cidr. */
export function divideCidr(block: string, count: number, bits: number): string[] {
  const [address = '0.0.0.0'] = block.split('/');
  const start = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return Array.from({ length: count }, (_, index) => {
    const value = start + index * 2 ** bits;
    const parts = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
    return `${parts.join('.')}/${32 - bits}`;
  });
}
