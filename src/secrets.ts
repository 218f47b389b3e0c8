/** Stands where a secret stood. */
const replacement = '[secret]';

/** Shorter strings are no AWS secrets, and replacing them would tear ordinary words. */
const shortestSecretCharacters = 8;

/** Removes secrets from text that arrives in pieces. */
interface Scrubber {
  /** What is safe to show so far: text that may be the beginning of a secret is held back. */
  push(chunk: string): string;
  /** The rest. */
  flush(): string;
}

/** Knows every secret of a run. Key ids are no secrets. */
export interface Secrets {
  add(secret: string): void;
  /** The text without any known secret, in whatever common encoding it stands there. */
  scrub(text: string): string;
  createScrubber(): Scrubber;
}

export function createSecrets(): Secrets {
  const forms = new Set<string>();
  let longestFirst: readonly string[] = [];
  let pattern: RegExp | undefined;

  const scrub = (text: string): string => (pattern ? text.replace(pattern, replacement) : text);

  return {
    add(secret) {
      if (secret.length < shortestSecretCharacters) return;
      for (const form of encode(secret)) forms.add(form);
      longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
      pattern = new RegExp(longestFirst.map(escapeForRegExp).join('|'), 'g');
    },
    scrub,
    createScrubber() {
      let held = '';
      return {
        push(chunk) {
          const text = held + chunk;
          const cut = placeToCut(text, longestFirst, pattern);
          held = text.slice(cut);
          return scrub(text.slice(0, cut));
        },
        flush() {
          const rest = scrub(held);
          held = '';
          return rest;
        },
      };
    },
  };
}

/** Before what may be the beginning of a secret, and not within one. */
function placeToCut(text: string, forms: readonly string[], pattern: RegExp | undefined): number {
  const cut = text.length - heldBack(text, forms);
  for (const found of pattern ? text.matchAll(pattern) : []) {
    const end = found.index + found[0].length;
    if (found.index < cut && cut < end) return end;
  }
  return cut;
}

/** How many characters at the end of the text may be the beginning of a form. */
function heldBack(text: string, forms: readonly string[]): number {
  let longest = 0;
  for (const form of forms) {
    for (let length = Math.min(form.length - 1, text.length); length > longest; length -= 1) {
      if (text.endsWith(form.slice(0, length))) longest = length;
    }
  }
  return longest;
}

function encode(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const url = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = [bytes.toString('base64'), ...[0, 1, 2].map((offset) => base64Inside(bytes, offset))];
  return [
    secret,
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
    url,
    url.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    encodeURIComponent(url),
    json,
    json.replaceAll('/', String.raw`\/`),
    JSON.stringify(json).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
}

/**
 * The part of a longer base64 text that the secret alone decides, when it begins `offset` bytes after a
 * multiple of three. Source: RFC 4648, section 4.
 */
function base64Inside(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  return whole.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((whole.length * 8) / 6));
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
