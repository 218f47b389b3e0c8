/** Ranges of years and epoch seconds that fit Java's `long`. */
const years = { least: -292_275_054, most: 292_278_993 };
const mostSeconds = 9_223_372_036_854_775_807n;

const isoDate =
  /^(?<year>-?\d+)(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?(?:t(?:(?<hour>\d{1,2})(?::(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:\.(?<fraction>\d{1,9}))?)?)?)?(?<zone>z|\+\d{2}(?::\d{2})?)?)?$/;

/**
 * Whether IAM takes a value of a Date operator: a prefix of ISO 8601, or seconds since 1970. That months, days and times are only
 * held to their ranges is known from the cases in https://github.com/getmoto/moto/blob/master/tests/test_iam/test_iam_policies.py.
 */
export function isSoundDate(text: string): boolean {
  const lower = text.toLowerCase();
  if (/^\d+$/.test(lower)) return BigInt(lower) <= mostSeconds;
  const parts = isoDate.exec(lower)?.groups;
  if (!parts) return false;
  const [, zoneHour, zoneMinute] = /^\+(\d{2})(?::(\d{2}))?$/.exec(parts['zone'] ?? '') ?? [];
  return (
    within(parts['year'], years.least, years.most) &&
    within(parts['month'], 1, 12) &&
    within(parts['day'], 1, 31) &&
    within(parts['hour'], 0, 23) &&
    within(parts['minute'], 0, 59) &&
    within(parts['second'], 0, 59) &&
    within(zoneHour, 0, 23) &&
    within(zoneMinute, 0, 59)
  );
}

function within(part: string | undefined, least: number, most: number): boolean {
  return part === undefined || (Number(part) >= least && Number(part) <= most);
}
