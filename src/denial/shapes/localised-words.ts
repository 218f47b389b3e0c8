import { framed } from './finding.ts';
import type { Shape } from './shape.ts';

/** The AWS CLI in Japanese, as its version 1 had it. Source: https://aws.amazon.com/jp/premiumsupport/knowledge-center/ec2-not-auth-launch/ */
const japanese = {
  notAuthorized: 'は実行する権限がありません',
  thisOperation: 'この操作を実行する権限がありません',
  calling: /([A-Za-z0-9]{2,80})オペレーションを呼び出す際に/,
} as const;

/** Refusals in the language of who was refused. */
export const localisedShapes: readonly Shape[] = [
  {
    source: 'AWS CLI 1 in Japanese: the sentence',
    anchors: [japanese.notAuthorized],
    read: (reading, at) => {
      const from = Math.max(0, at - 900);
      const before = reading.squashed.slice(from, at);
      const user = /ユーザー:(arn:[^\s"']{10,600})$/.exec(before);
      const end = at + japanese.notAuthorized.length;
      const action = /^[:：][(（]?([a-z0-9-]{2,40}:[A-Za-z0-9]{2,80})[)）]?/.exec(
        reading.squashed.slice(end, end + 160),
      );
      if (!action) return undefined;
      const start = user ? from + user.index : at;
      return framed(reading, start, end + action[0].length, {
        actionAsPrinted: action[1],
        principal: user?.[1],
        api: japanese.calling.exec(before)?.[1],
      });
    },
  },
  {
    source: 'AWS CLI 1 in Japanese: EC2',
    anchors: [japanese.thisOperation],
    read: (reading, at) => {
      const before = reading.squashed.slice(Math.max(0, at - 300), at);
      const end = at + japanese.thisOperation.length;
      const blob = /^。エンコードした認証失敗メッセージ[:：]?([\w-]{20,20000})/.exec(
        reading.squashed.slice(end, end + 20_100),
      );
      return framed(reading, at, end + (blob?.[0].length ?? 0), {
        api: japanese.calling.exec(before)?.[1],
        encoded: blob?.[1],
      });
    },
  },
];
