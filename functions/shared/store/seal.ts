import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Fact } from '../../../domain/fact.ts';

/** An entry of a timeline, and the seal of the entry before it: empty before the first. */
export type Unsealed = { before: string; subject: string; version: number; fact: Fact };

/**
 * The seal of an entry: SHA-256 (base64url) of its canonical JSON (RFC 8785). The order of members does not count, nor does one
 * that is `undefined`: neither is stored.
 */
export const sealOf = ({ before, subject, version, fact }: Unsealed): string =>
  hash('sha256', String(canonicalize({ before, subject, version, fact })), 'base64url');
