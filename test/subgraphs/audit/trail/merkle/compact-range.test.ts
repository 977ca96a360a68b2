import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { CompactRange } from '../../../../../subgraphs/audit/trail/merkle/compact-range.ts';
import { leafHash } from '../../../../../subgraphs/audit/trail/merkle/tree-hash.ts';
import { rootByDefinition, someLeaves } from './a-tree.ts';

/** The leaves and roots by which implementations of RFC 6962 are compared, in hexadecimal. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('a tree that grows', () => {
  test('has the root of nothing while it is empty', () => {
    expect(CompactRange.empty().root()).toEqual(createHash('sha256').digest());
  });

  test('has the roots that other implementations of RFC 6962 have', () => {
    const tree = CompactRange.empty();
    const roots = LEAVES.map((hex) => {
      tree.append(leafHash(Buffer.from(hex, 'hex').toString('latin1')));
      return tree.root().toString('hex');
    });
    expect(roots).toEqual(ROOTS);
  });

  test('has at every size the root that the definition gives, also when taken up again from its subtrees', () => {
    const leaves = someLeaves(130);
    let tree = CompactRange.empty();
    for (const [place, leaf] of leaves.entries()) {
      tree.append(leaf);
      expect(tree.size).toBe(place + 1);
      expect(tree.root()).toEqual(rootByDefinition(leaves.slice(0, place + 1)));
      tree = CompactRange.of(tree.size, tree.subtrees);
    }
  });

  test('is not taken up from more or fewer subtrees than it has', () => {
    expect(() => CompactRange.of(3, Buffer.alloc(32))).toThrow('3 leaves');
    expect(() => CompactRange.of(4, Buffer.alloc(64))).toThrow('4 leaves');
  });

  test('leaves its copy as it was', () => {
    const tree = CompactRange.empty();
    tree.append(leafHash('a'));
    const copy = tree.clone();
    tree.append(leafHash('b'));
    expect(copy.root()).toEqual(leafHash('a'));
  });
});
