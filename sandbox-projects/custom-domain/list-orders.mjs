export const handler = async () => ({ orders: [] });
