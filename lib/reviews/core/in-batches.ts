/** A list cut into pieces of at most so many. */
export function inBatches<Member>(members: readonly Member[], most: number): Member[][] {
  const batches: Member[][] = [];
  for (let from = 0; from < members.length; from += most) batches.push(members.slice(from, from + most));
  return batches;
}
