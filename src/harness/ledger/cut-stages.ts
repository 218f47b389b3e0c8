/**
 * A logical id may hold the stage, and the name that CloudFormation makes of it may be cut within it: `shop-${Stage}-FlowDashh61yt-AB12`
 * for `FlowDash${Stage}Role` in the stage `h61ytk0q2wx`. What is left of the stage then belongs to this life alone, so the pattern for
 * all lives ends where the stage begins: `shop-${Stage}-FlowDash*`. Any other text comes back as it is.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-physical-ids.html (stack name, logical id, random text)
 * @param text as a template
 * @param logicalIds as templates
 */
export function openCutStage(text: string, logicalIds: readonly string[], stage: string): string {
  for (const logicalId of logicalIds) {
    const at = logicalId.indexOf('${Stage}');
    if (at === -1) continue;
    const head = `-${logicalId.slice(0, at)}`.toLowerCase();
    const lowerCase = text.toLowerCase();
    for (let start = lowerCase.indexOf(head); start !== -1; start = lowerCase.indexOf(head, start + 1)) {
      const from = start + head.length;
      const [cut, left] = /^([a-z0-9]+)-[a-z0-9]+/.exec(lowerCase.slice(from)) ?? [];
      if (cut === undefined || left === undefined || !stage.toLowerCase().startsWith(left)) continue;
      return `${text.slice(0, from)}*${text.slice(from + cut.length)}`;
    }
  }
  return text;
}
