import { crc32 } from 'node:zlib';

/**
 * The module that inline code may use to answer a custom resource: `send(event, context, status, data, physicalId, noEcho)`.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
 */
const responseModule = `const https = require('https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';
exports.send = (event, context, status, data, physicalId, noEcho) => {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = event;
  const body = JSON.stringify({
    Status: status,
    Reason: 'See the details in CloudWatch Log Stream: ' + context.logStreamName,
    PhysicalResourceId: physicalId || context.logStreamName,
    StackId,
    RequestId,
    LogicalResourceId,
    NoEcho: noEcho || false,
    Data: data,
  });
  const { hostname, pathname, search } = new URL(ResponseURL);
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  const request = https.request({ hostname, port: 443, path: pathname + search, method: 'PUT', headers }, () => context.done());
  request.on('error', (error) => {
    console.log('send(..) failed executing https.request(..): ' + error);
    context.done();
  });
  request.end(body);
};
`;

interface Entry {
  readonly name: Buffer;
  readonly body: Buffer;
  /** Shared by the local header and the directory: version, flags, method (stored), time, date, CRC, sizes, name, extra. */
  readonly common: Buffer;
}

/**
 * CloudFormation packs `Code.ZipFile` into an archive: index.js, index.py for Python runtimes, and what answers custom resources.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function packInlineCode(source: string, runtime: string | undefined): Uint8Array {
  const files: [name: string, text: string][] = [
    [runtime?.startsWith('python') ? 'index.py' : 'index.js', source],
  ];
  if (runtime?.startsWith('nodejs')) files.push(['cfn-response.js', responseModule]);
  const entries = files.map(([name, text]) => prepare(name, text));
  const locals = entries.map(({ common, name, body }) =>
    Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, body]),
  );
  let offset = 0;
  const directory = entries.map(({ common, name }, index) => {
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(offset, 10);
    offset += locals[index]?.length ?? 0;
    return Buffer.concat([Buffer.from('504b01021400', 'hex'), common, attributes, name]);
  });
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

function prepare(fileName: string, text: string): Entry {
  const name = Buffer.from(fileName);
  const body = Buffer.from(text);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x21, 8);
  common.writeUInt32LE(crc32(body), 10);
  common.writeUInt32LE(body.byteLength, 14);
  common.writeUInt32LE(body.byteLength, 18);
  common.writeUInt16LE(name.byteLength, 22);
  return { name, body, common };
}
