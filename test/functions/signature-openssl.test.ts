import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSignaturePolicy } from '../../functions/shared/signature/policy.ts';
import { signerOf } from '../../functions/shared/signature/verify.ts';
import { iinOf } from '../support/iin.ts';

/** ЭЦҚ: what another implementation signs, with certificates of its own making, is read as it means it. */

const there = spawnSync('openssl', ['version']).status === 0;
if (!there) console.info('There is no openssl on this machine: what it signs is not verified.');

const iin = iinOf(1);
const content =
  '{"body":{"reason":"illness","until":"2025-04-20"},"request":"POST /v1/applications/app-1/postponement"}';

let room: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'kezek-openssl-'));
  writeFileSync(join(room, 'content.json'), content);
});
afterAll(() => rmSync(room, { recursive: true }));

const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: room, stdio: 'pipe' });

const anew = ['-utf8', '-nodes', '-newkey'];

/** An authority, and a signer that it has issued a certificate of the openssl kind to. */
const certificatesOf = (key: readonly string[]) => {
  openssl('req', '-x509', ...anew, 'rsa:2048', '-subj', '/C=KZ/O=Сынақ/CN=Root', '-keyout', 'ca.key', '-out', 'ca.pem');
  const subject = `/CN=ӘЛІМОВА ГҮЛНӘР/SN=ӘЛІМОВА/serialNumber=IIN${iin}/C=KZ`;
  openssl('req', ...anew, ...key, '-subj', subject, '-keyout', 'me.key', '-out', 'me.csr');
  writeFileSync(
    join(room, 'me.ext'),
    'keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'me.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-extfile',
    'me.ext',
    '-out',
    'me.pem',
  );
};

const signedBy = (...how: readonly string[]) => {
  const files = ['-in', 'content.json', '-signer', 'me.pem', '-inkey', 'me.key'];
  const signature = openssl('cms', '-sign', '-binary', '-outform', 'DER', ...files, ...how).toString('base64');
  const pem = readFileSync(join(room, 'ca.pem'), 'utf8');
  const { anchors } = readSignaturePolicy({
    SIGNATURES: 'required',
    SIGNED_ACTS: 'choice',
    SIGNATURE_TRUST_ANCHORS: pem,
  });
  const now = new X509Certificate(readFileSync(join(room, 'me.pem'))).validFromDate.toISOString();
  return signerOf({ signature, content, anchors, now, ground: { norm: 'ARR-3' } });
};

describe.skipIf(!there)('openssl', () => {
  test.each<[string, string[], string[]]>([
    ['RSA', ['rsa:2048'], []],
    ['RSA with SHA-512', ['rsa:2048'], ['-md', 'sha512']],
    ['RSA-PSS', ['rsa:2048'], ['-keyopt', 'rsa_padding_mode:pss']],
    ['ECDSA on P-256', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], []],
    ['ECDSA on P-384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], ['-md', 'sha384']],
    ['without signed attributes', ['rsa:2048'], ['-noattr']],
    ['the signer named by their key', ['rsa:2048'], ['-keyid']],
    ['the authority sent along', ['rsa:2048'], ['-certfile', 'ca.pem']],
  ])('ARR-3 · %s is verified', async (_, key, how) => {
    certificatesOf(key);
    expect(await signedBy(...how)).toBe(iin);
  });

  test.each<[string, string[], string[], string]>([
    ['its content sent inside', ['rsa:2048'], ['-nodetach'], 'signature-malformed'],
    ['no certificate', ['rsa:2048'], ['-nocerts'], 'signature-malformed'],
    ['SHA-1', ['rsa:2048'], ['-md', 'sha1'], 'signature-unsupported'],
    ['a curve that is not known here', ['ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], [], 'signature-unsupported'],
  ])('ARR-3 · with %s it is refused', async (_, key, how, code) => {
    certificatesOf(key);
    await expect(signedBy(...how)).rejects.toMatchObject({ code });
  });
});
