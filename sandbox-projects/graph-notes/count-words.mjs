export const handler = async ({ text }) => text.split(/\s+/).filter((word) => word !== '').length;
