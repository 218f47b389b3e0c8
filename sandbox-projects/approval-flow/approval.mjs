const smallestToAskFor = 100;

export const judge = async ({ amount, purpose }) => ({
  small: amount < smallestToAskFor,
  text: `${amount} for ${purpose}`,
});

export const pay = async ({ text }) => {
  console.log(`paying ${text}`);
};
