export const handler = async ({ after: { days } }) => {
  console.log(`reminding of what has been open for ${days} days`);
};
