export const pickOrder = async ({ Records: records }) => {
  const batchItemFailures = [];
  for (const { messageId, body } of records) {
    try {
      console.log(`picking ${JSON.parse(body).items.length} items`);
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};

export const refreshPrice = async ({ Records: records }) => {
  for (const { Sns } of records) console.log(`new price: ${Sns.Message}`);
};

export const countClicks = async ({ Records: records }) => {
  console.log(`${records.length} clicks`);
};

export const forgetCustomer = async ({ detail }) => {
  console.log(`forgetting ${detail.customer}`);
};
