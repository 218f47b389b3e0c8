export const handler = async ({ Records: records }) => {
  for (const { Sns } of records) console.log(Sns.Message);
};
