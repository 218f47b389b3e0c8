export const sweepImports = async ({ time }) => {
  console.log(`sweeping what is older than ${time}`);
};

export const sendDigest = async ({ period }) => {
  console.log(`the digest of the last ${period}`);
};
